# Groups: settings, answers for one person, joining.

settings-title = Ajustes
settings-how = Un botón cambia su ajuste; también se puede escribir: /settings length short
settings-unknown = No conozco el ajuste «{ $name }». Hay: { $names }.
settings-not-that = { $name } no puede ser «{ $value }», solo: { $values }.
setting-length = Respuestas
setting-length-short = cortas
setting-length-normal = normales
setting-length-long = largas
setting-layout = Formato
setting-layout-rich = con citas desplegables
setting-layout-simple = sencillo
setting-adding = Los artículos los añaden
setting-adding-everybody = todos
setting-adding-admins = los administradores
setting-answers = Las respuestas van
setting-answers-public = al grupo
setting-answers-private = primero solo a la persona
setting-discussion = Lo que se dice se guarda para los boletines
setting-discussion-on = sí
setting-discussion-off = no, solo los enlaces compartidos
setting-retention = Se guarda
setting-retention-7 = 7 días
setting-retention-30 = 30 días
setting-retention-90 = 90 días
setting-retention-365 = un año
adding-admins = En este grupo solo los administradores añaden artículos.
private-how = Di /private y tu pregunta, y la respuesta te llega solo a ti.
private-start = No puedo escribirte hasta que inicies nuestro propio chat. Ábrelo y ahí estará la respuesta.
private-open = Abrir nuestro chat
private-here = Responder aquí
private-working = Solo para tus ojos. Un momento …
private-not-yours = Eso lo preguntó otra persona, o fue hace mucho. Haz tu propia pregunta con /private.
private-nameless = Aquí hablas en nombre del grupo, así que no sé a quién escribir. Pregunta como tú mismo, o sin /private.
private-everyone = Mostrar a todos
private-shared = { $name } comparte:
private-shown = Ahora el grupo puede verlo.
private-not-shown = Eso no puedo mostrarlo (ya) en el grupo.
joined =
    ¡Hola! Leo artículos para este grupo: menciónenme o respóndanme con un enlace o una pregunta, y contesto con la frase que lo demuestra. /help cuenta más.

    Qué guardo: los artículos que me den, las preguntas a mí con mis respuestas y los enlaces compartidos aquí, durante 30 días. Lo que se digan entre ustedes se guarda solo si un administrador lo activa en /settings. /privacy y /forget_me son para todos.
joined-privacy-mode = Telegram solo me muestra los mensajes que me mencionan, me responden o son órdenes. Para preguntas basta. Para boletines de lo que comparte el grupo, háganme administrador, o desactiven mi modo de privacidad en @BotFather y añádanme de nuevo.
