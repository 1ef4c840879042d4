# Digests: what a group shared and said.

digest_nothing = Nada nuevo: ni enlaces ni conversación en este tiempo.
digest_unread_not_read = no leído
digest_unread_failed = no se pudo leer
digest_unread_paywall = de pago, no leído
digest_unread_other = allí no hay un artículo legible
digest_shared_by = Compartido por { $names }
digest_said = { $author }: { $text }
digest_differ = Difieren: { $claims }
digest_claim = «{ $words }» ({ $site })
digest_also = También compartido
digest_discussions = También se habló de
digest_model_down = Algunas historias van con las palabras de los artículos: el modelo de lenguaje no ayudó.

digest-title = Compartido desde { $since }
digest-more = { $count ->
    [one] Una noticia más
   *[other] { $count } noticias más
}
digest-somebody = alguien
digest-nothing-since = Nada nuevo desde { $since }.
digest-nothing-private = Nada nuevo desde { $since }. Aquí un resumen trae lo que publican las fuentes que sigues con /follow; en un grupo, también lo que comparte su gente.
digest-lost = Puede que no haya llegado un resumen de lo compartido desde { $since }. Si no llegó, escribe /digest 24h
digest-no-such-story = { $count ->
    [one] Ese resumen tiene una sola noticia.
   *[other] Ese resumen tiene { $count } noticias.
}
digest-story-unread = No pude leer esa, así que no puedo contar más que su titular.
catchup-title = Lo que te perdiste desde { $since }
catchup-groups-only = /catchup cuenta lo que te perdiste en un grupo. Aquí hablamos a solas.

plan-title = Resumen
plan-set = Llega un resumen { $cadence ->
    [daily] cada día
    [weekdays] de lunes a viernes
   *[weekly] cada semana ({ $days })
} a las { $times } ({ $zone }), si hay algo nuevo. El próximo: { $next_day }, { $next_time }.
plan-confirm = ¿Debe llegar un resumen { $cadence ->
    [daily] cada día
    [weekdays] de lunes a viernes
   *[weekly] cada semana ({ $days })
} a las { $times } ({ $zone })? El primero: { $next_day }, { $next_time }.
plan-how = Di cuándo, por ejemplo: /digest cada día 09:00 Madrid, /digest weekdays 18:30, /digest weekly fri 17:00, /digest off. Solo /digest hace uno ahora, /digest 6h uno de las últimas seis horas.
plan-none = Aquí no hay ningún resumen planeado.
plan-unclear = No entendí cuándo es eso.
plan-which-day = ¿Qué día?
plan-which-time = ¿A qué hora? También puedes escribirla: /digest + 07:30
plan-which-zone = ¿En qué zona horaria? También puedes escribir una ciudad: /digest + Lisboa
plan-unknown-zone = No conozco una zona horaria o ciudad “{ $said }”. Elige una o escribe otra ciudad: /digest + Lisboa
plan-off = Ya no habrá resúmenes aquí. /digest sigue haciendo uno cuando quieras.
plan-off-none = Aquí no había ningún resumen planeado.
plan-paused = El plan está en pausa porque no podía escribir aquí. Ponlo de nuevo para seguir.
plan-paused-told = Ya no puedo escribir en un grupo cuyos resúmenes planeaste. El plan está en pausa; sigue cuando me dejen entrar de nuevo.
plan-resumed = Puedo escribir aquí de nuevo y los resúmenes siguen. El próximo: { $due }.
plan-button-yes = Ponerlo
plan-button-no = Dejarlo
plan-button-off = No más resúmenes
