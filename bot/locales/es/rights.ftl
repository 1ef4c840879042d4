# Qué se guarda de un grupo y qué pueden decidir sus miembros.

joined =
    ¡Hola! Leo artículos para este grupo: menciónenme o respóndanme con un enlace o una pregunta, y contesto con la frase que lo demuestra. /help cuenta más.

    Qué guardo, para respuestas y boletines: los artículos que me den, las preguntas a mí con mis respuestas y, durante { $days } días, los enlaces compartidos aquí, con el nombre de quien los compartió, y cuándo escribió cada uno por última vez. Lo que se digan entre ustedes se guarda solo si un administrador lo activa: /settings discussion on

    Quien no quiera que se le guarde nada, diga /privacy out. «olvida esto» en respuesta a un mensaje suyo lo borra, /forget_me borra todo lo que dijo aquí; /privacy cuenta más.
privacy-group =
    Para los boletines guardo durante { $days } días los enlaces compartidos aquí, con el nombre de quien los compartió, y cuándo escribió cada persona por última vez. { $discussion ->
        [on] Un administrador ha activado que guarde también lo que se dicen entre ustedes.
       *[off] Lo que se dicen entre ustedes no se guarda, salvo que un administrador lo active en /settings.
    } Cuando se edita un mensaje, guardo solo la versión nueva.
privacy-mine =
    De ti guardo { $count ->
        [0] cero mensajes
        [one] un mensaje
       *[other] { $count } mensajes
    }. «olvida esto» en respuesta a un mensaje tuyo lo borra; /forget_me borra todo lo que dijiste y preguntaste aquí; /privacy out: desde entonces no se guarda nada de lo que digas a otros.
privacy-opted-out = Has pedido que no se te guarde: de lo que dices aquí a otros no se guarda nada, y ningún modelo de lenguaje lo recibe. /privacy in lo deshace.
privacy-out = Desde ahora no se guarda nada de lo que digas aquí a otros, y lo guardado se ha borrado. /privacy in lo deshace.
privacy-in = Lo que compartas aquí se guarda otra vez para los boletines. /privacy out lo deshace.
button-privacy-out = No guardar nada mío
button-privacy-in = Guardar lo mío de nuevo
forgotten-message = Mensaje olvidado: ningún boletín lo nombrará.
message-not-kept = No guardo nada de ese mensaje.
message-not-yours = Solo quien escribió un mensaje, o un administrador, puede hacer que se olvide.
error-opted-out = Quien escribió eso no quiere que se guarde ni que llegue a un modelo de lenguaje, así que no lo leo.
