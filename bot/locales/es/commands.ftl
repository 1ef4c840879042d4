# The commands in the menu of Telegram: at most 256 characters each.

command-start = qué soy y cómo empezar
command-help = qué puedes decirme
command-summary = el resumen del artículo del que hablamos
command-ask = preguntar: /ask ¿cuándo es?
command-articles = lo que he leído para ti
command-follow = las novedades de un sitio, leídas para ti: /follow example.org ahora
command-following = lo que se sigue aquí
command-unfollow = dejar de seguir: /unfollow 2
command-forget = quitar el artículo del que hablamos
command-new = empezar de nuevo; tus artículos se quedan
command-language = el idioma que hablo
command-settings = cómo me comporto aquí
command-usage = lo usado y lo que queda
command-privacy = qué guardo y cuánto tiempo
command-forget_me = borrar todo lo tuyo
command-export = tus artículos en archivos
command-private = una respuesta solo para ti: /private ¿cuándo es?
command-digest = lo nuevo, ahora o según un plan: /digest cada día 09:00 Madrid
command-catchup = lo que te perdiste, solo para ti: /catchup 6h
bot-about = Leo artículos por ti, los resumo y respondo con la frase que lo demuestra.
