# What the bot says in a conversation.

welcome = Leo artículos por ti. Envíame un enlace, pega o reenvía un texto, o manda un archivo (HTML, TXT, Markdown, PDF, DOCX, EPUB). Luego di «resumen» o pregúntame lo que quieras: respondo con la frase que lo demuestra y te digo cuando el artículo no lo dice.
help =
    Envía un enlace, un texto o un archivo y lo leo. Después:
    • «resumen» (o «puntos clave», «en detalle») da el resumen
    • cualquier pregunta se responde con el artículo, con la cita
    • «¿dónde?», «¿y quién es el anfitrión?», «¿y Australia?» continúan
    /articles muestra lo que he leído para ti, /new empieza de nuevo, /forget quita el artículo del que hablamos. También hay /language, /settings, /usage, /privacy y /export.
    /follow y la dirección de un sitio o de una fuente trae lo nuevo; /following muestra lo que se sigue.
    /digest cuenta lo que compartió un grupo, ahora o según un plan; /catchup, lo que te perdiste.
go_on = Di «resumen» o pregúntame lo que quieras.
thanks = De nada. Envíame otro enlace o sigue preguntando.
nothing_read = Todavía no he leído nada para ti. Envíame primero un enlace, un texto o un archivo.
nothing_said = No veo palabras ahí. Envía un enlace, un texto, un archivo o una pregunta.
unknown_command = No conozco la orden /{ $name }. /help muestra lo que sé hacer.
new = Empezamos de nuevo. Tus artículos se quedan: /articles los muestra.
no_articles = Aún no hay artículos. Envíame un enlace, un texto o un archivo.
article_row = { $number }. { $title }{ $details }
forgotten = «{ $title }» ya no está: ni el texto, ni el índice, ni lo que hablamos de él.
forget_which = ¿Cuál olvido? Di /forget y su número de /articles, o /forget all.
forgotten_all = Todo se ha borrado: artículos, índice y nuestras conversaciones.
no_such_file = No encuentro el archivo { $path } en este equipo. Comprueba la ruta y escríbela otra vez.
no_such_article = No hay ningún artículo con ese número. /articles muestra la lista.
which_article = ¿A qué artículo te refieres?
nothing_to_sum_up = No encuentro en «{ $title }» nada que resumir: solo peticiones y órdenes. Pregúntame por él.
doesnt_say = El artículo no lo dice.
none_says = Tus artículos no lo dicen.
nearest = Lo más cercano que dice:
elsewhere = «{ $focus }» no lo dice, pero «{ $title }» sí:
meanwhile = El artículo dice: «{ $quote }»
fallback-model_down = El modelo de lenguaje no está disponible ahora, así que estas son las palabras del artículo.
fallback-model_slow = El modelo de lenguaje tardó demasiado, así que estas son las palabras del artículo.
fallback-rate_limited = El modelo de lenguaje está saturado ahora, así que estas son las palabras del artículo.
fallback-unverified = La respuesta del modelo de lenguaje no se pudo comprobar, así que estas son las palabras del artículo.
card-known = Esto ya lo había leído:
card-updated = Esto ha cambiado; lo he vuelto a leer:
card-read = He leído:
minutes = { $minutes } min de lectura
not_allowed = Este bot es privado. Pide acceso a quien lo gestiona.
old_button = Ese botón ya no funciona. Escribe lo que quieres.
sent_unknown = Perdí el contacto con Telegram mientras respondía. Si la respuesta de arriba falta o está incompleta, pregunta otra vez.
broken = Algo ha fallado por mi parte. Está anotado; inténtalo de nuevo en un momento.
quotes = Las frases que lo demuestran ({ $count })
