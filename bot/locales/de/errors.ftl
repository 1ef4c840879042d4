# What went wrong, why, and what to do about it.

not-article-consent_wall = Die Seite zeigt mir nur einen Cookie-Hinweis, nicht den Artikel. Öffne sie in deinem Browser und füge den Text hier ein.
not-article-paywall = Die Seite zeigt mir nur den Anfang: Der Rest liegt hinter einer Bezahlschranke. Wenn du ihn lesen kannst, füge den Text hier ein.
not-article-error_page = Das ist eine Fehlerseite, kein Artikel. Prüf den Link und schick ihn noch einmal.
not-article-link_list = Das ist eine Liste von Links, kein Artikel. Öffne den Artikel, den du meinst, und schick mir seinen eigenen Link.
not-article-needs_javascript = Die Seite braucht einen Browser mit JavaScript. Füge den Text stattdessen hier ein.
not-article-bot_check = Die Seite will einen Beweis, dass ich ein Mensch bin, und das bin ich nicht. Füge den Text hier ein.
not-article-too_short = Das ist zu wenig Text für einen Artikel. Schick einen längeren Text oder einen Link.
not-article-no_text = Darin habe ich keinen Artikeltext gefunden. Schick einen anderen Link oder füge den Text hier ein.
error-unreadable-url = Diese Adresse kann ich nicht öffnen: { $reason }. Ich lese nur öffentliche Webseiten (http und https).
error-fetch-timeout = Die Seite hat länger als { $seconds } Sekunden gebraucht. Versuch es später noch einmal oder füge den Text hier ein.
error-bad-status = Die Seite hat mit Fehler { $status } geantwortet, es gibt also nichts zu lesen. Prüf den Link oder füge den Text hier ein.
error-redirect = Diese Adresse schickt mich im Kreis. Öffne sie im Browser und schick mir die Adresse, bei der sie endet.
error-fetch = Ich konnte die Seite nicht laden: Die Verbindung schlug fehl. Prüf den Link oder versuch es später noch einmal.
error-too-large = Das ist mir zu groß: Ich lese bis zu { $megabytes } MB. Schick eine kleinere Datei oder füge den wichtigen Teil ein.
error-empty-source = Das ist leer: Es gibt nichts zu lesen. Bitte schick es noch einmal.
error-unsupported-type = Dateien der Art { $media_type } kann ich nicht lesen. Schick HTML, TXT, Markdown, PDF, DOCX oder EPUB.
error-damaged-file = Die Datei ist beschädigt oder nicht, was sie vorgibt ({ $kind }). Speichere sie neu und schick sie noch einmal.
error-encrypted-file = Die Datei ({ $kind }) ist mit einem Passwort geschützt. Schick eine Kopie ohne.
error-no-text-layer = Das PDF enthält Bilder von Seiten, keinen Text, und Bilder kann ich nicht lesen. Schick eine Fassung mit Text.
error-parser-limit = Das Lesen hat zu viel Zeit oder Speicher gebraucht, darum habe ich aufgehört. Schick eine kleinere Fassung oder füge den Text hier ein.
error-ingest = Das konnte ich nicht lesen. Versuch einen anderen Link oder füge den Text hier ein.
error-unknown-article = Diesen Artikel habe ich nicht (mehr). /articles zeigt die Liste.
error-embedding = Das Einbettungsmodell antwortet gerade nicht richtig, darum kann ich nicht lesen oder suchen. Versuch es gleich noch einmal; `article-bot doctor` sagt mehr.
error-not-a-feed = Unter dieser Adresse finde ich keinen Feed, und die Seite nennt keinen. Schick mir die Adresse ihres RSS-, Atom- oder JSON-Feeds.
error-too-many-feeds = Dieser Chat folgt schon { $limit } Feeds, mehr kann ich nicht. Beende zuerst einen.
error-unknown-feed = Dieser Chat folgt keinem Feed mit dieser Nummer oder Adresse.
