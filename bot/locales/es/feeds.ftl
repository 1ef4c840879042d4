# Fuentes: lo que sigue un chat y lo que traen.

feeds-how = Escribe /follow y la dirección de un sitio o de una fuente (feed), y te traigo lo nuevo: en el resumen, o al momento con «ahora» después de la dirección. Añade «solo si menciona Japón, OTAN» para no recibir nada más. Una lista de fuentes (OPML) se puede enviar como archivo. /following muestra lo que se sigue aquí.
feeds-unfollow-how = ¿Cuál? Escribe /unfollow y su número de /following, o su dirección.
feeds-none = Aquí no se sigue nada. Escribe /follow y la dirección de un sitio o de una fuente.
feeds-title =
    { $count ->
        [one] Aquí se sigue una fuente
       *[other] Aquí se siguen { $count } fuentes
    }
feeds-page = Página { $page } de { $pages }. ✕ y un número deja de seguir una fuente, igual que /unfollow; /follow NÚMERO now, o digest, cambia cuándo llega.
feeds-exported =
    { $count ->
        [one] Una fuente, en OPML para cualquier lector de fuentes.
       *[other] { $count } fuentes, en OPML para cualquier lector de fuentes.
    }
feeds-elsewhere = Las fuentes solo llegan en Telegram: aquí no podría escribirte por mi cuenta.
feeds-admins = En este grupo solo los administradores deciden qué se sigue.
feeds-imported =
    { $count ->
        [0] No pude seguir ninguna de estas fuentes.
        [one] Ahora se sigue una fuente
       *[other] Ahora se siguen { $count } fuentes
    }
feeds-import-list = Seguidas
feeds-import-failed =
    { $count ->
        [one] Una no se pudo seguir
       *[other] { $count } no se pudieron seguir
    }

feed-followed = Se sigue: { $title }
feed-changed = Se sigue, con cambios: { $title }
feed-unfollowed = Ya no se sigue: { $title }
feed-in-digest = Lo nuevo llega en el resumen (/digest).
feed-at-once = Lo nuevo llega al momento.
feed-words = solo con: { $words }
feed-first =
    { $count ->
        [one] Primero llega la entrada más reciente de ahora.
       *[other] Primero llegan las { $count } entradas más recientes de ahora.
    }
feed-row-at-once = al momento
feed-dead-gone = el sitio dice que ya no existe
feed-dead-unreachable = no responde desde hace días
feed-dead-not_a_feed = desde hace días no hay ninguna fuente en su dirección
feed-dead-away = descansa, porque no pude escribir aquí
feed-died = He dejado de visitar la fuente «{ $title }»: { $why }.
feed-moved = La fuente «{ $title }» se ha mudado de { $old } a { $new }. La sigo allí.
feed-many =
    { $count ->
        [one] Una entrada nueva: { $names }
       *[other] { $count } entradas nuevas: { $names }
    }
feed-more =
    { $count ->
        [one] Una más
       *[other] { $count } más
    }

button-at-once = Al momento
button-in-digest = En el resumen
button-unfollow = Dejar de seguir
button-follow-again = Volver a seguir
button-opml = En OPML
button-following = Ver todas

feed-error-too-large = Esa fuente es demasiado grande para mí: leo hasta { $megabytes } MB. Quizá el sitio tenga una más pequeña, de un solo tema.
feed-error-bad-status = El sitio respondió con el error { $status }, así que no puedo seguir eso. Revisa la dirección.
feed-error-fetch-timeout = Ese sitio tardó más de { $seconds } segundos en responder. Inténtalo más tarde.
feed-error-fetch = No pude llegar a esa dirección. Revísala o inténtalo más tarde.
feed-error-empty-source = No hay nada en esa dirección. Revísala o inténtalo más tarde.
feed-error-parser-limit = Leer esa fuente llevaba demasiado tiempo o memoria, así que paré. Quizá el sitio tenga una más pequeña.
feed-error-damaged-file = Ese archivo no es una lista de fuentes que yo pueda leer. Expórtala de nuevo como OPML y envíala otra vez.
