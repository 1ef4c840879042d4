# What went wrong, why, and what to do about it.

not-article-consent_wall = Esa página solo me muestra un aviso de cookies, no el artículo. Ábrela en tu navegador y pega aquí el texto.
not-article-paywall = Esa página solo me muestra el principio: el resto es de pago. Si puedes leerlo, pega aquí el texto.
not-article-error_page = Esa página es de error, no un artículo. Comprueba el enlace y envíalo otra vez.
not-article-link_list = Esa página es una lista de enlaces. Abre el artículo que quieres y envíame su propio enlace.
not-article-needs_javascript = Esa página necesita un navegador con JavaScript. Pega aquí el texto.
not-article-bot_check = Ese sitio pide una prueba de que soy humano, y no lo soy. Pega aquí el texto.
not-article-too_short = Hay muy poco texto para ser un artículo. Envía un texto más largo o un enlace.
not-article-no_text = No encontré texto de artículo ahí. Envía otro enlace o pega aquí el texto.
error-unreadable-url = No puedo abrir esa dirección: { $reason }. Solo leo páginas web públicas (http y https).
error-fetch-timeout = Esa página tardó más de { $seconds } segundos. Inténtalo más tarde o pega aquí el texto.
error-bad-status = El sitio respondió con el error { $status }, así que no hay nada que leer. Comprueba el enlace o pega aquí el texto.
error-redirect = Esa dirección me manda en círculos. Ábrela en tu navegador y envíame la dirección final.
error-fetch = No pude descargar esa página: falló la conexión. Comprueba el enlace o inténtalo más tarde.
error-too-large = Es demasiado grande: leo hasta { $megabytes } MB. Envía un archivo menor o pega la parte que importa.
error-empty-source = Está vacío: no hay nada que leer. Envíalo otra vez.
error-unsupported-type = No puedo leer archivos del tipo { $media_type }. Envía HTML, TXT, Markdown, PDF, DOCX o EPUB.
error-damaged-file = El archivo está dañado o no es lo que dice ({ $kind }). Guárdalo de nuevo y envíalo otra vez.
error-encrypted-file = El archivo ({ $kind }) está protegido con contraseña. Envía una copia sin ella.
error-no-text-layer = El PDF contiene imágenes de páginas, no texto, y no puedo leer imágenes. Envía una versión con texto.
error-parser-limit = Leerlo exigía demasiado tiempo o memoria, así que paré. Envía una versión menor o pega aquí el texto.
error-ingest = No pude leerlo. Prueba otro enlace o pega aquí el texto.
error-unknown-article = No tengo (ya) ese artículo. /articles muestra la lista.
error-embedding = El modelo de búsqueda no responde bien ahora, así que no puedo leer ni buscar. Inténtalo en un momento; `article-bot doctor` dice más.
error-not-a-feed = No encuentro ningún feed en esa dirección, y el sitio no nombra ninguno. Envíame la dirección de su feed RSS, Atom o JSON.
error-too-many-feeds = Este chat ya sigue { $limit } feeds, y no puedo con más. Deja uno primero.
error-unknown-feed = Este chat no sigue ningún feed con ese número o dirección.
