# Feeds: was ein Chat abonniert hat, und was die Feeds bringen.

feeds-how = Sag /follow und die Adresse einer Seite oder eines Feeds, und ich bringe, was es dort Neues gibt: im Digest, oder sofort, wenn nach der Adresse „sofort“ steht. Mit „nur wenn es um Japan, NATO geht“ kommt nichts anderes. Eine Liste von Feeds (OPML) kannst du als Datei schicken. /following zeigt, was hier abonniert ist.
feeds-unfollow-how = Welchen? Sag /unfollow und die Nummer aus /following oder die Adresse.
feeds-none = Hier ist nichts abonniert. Sag /follow und die Adresse einer Seite oder eines Feeds.
feeds-title =
    { $count ->
        [one] Ein Feed ist hier abonniert
       *[other] { $count } Feeds sind hier abonniert
    }
feeds-page = Seite { $page } von { $pages }. ✕ und eine Nummer bestellt einen Feed ab, /unfollow auch; /follow NUMMER now oder digest ändert, wann er kommt.
feeds-exported =
    { $count ->
        [one] Ein Feed, als OPML für jeden Feedreader.
       *[other] { $count } Feeds, als OPML für jeden Feedreader.
    }
feeds-elsewhere = Feeds kommen nur in Telegram: hier könnte ich dir nicht von mir aus schreiben.
feeds-admins = In dieser Gruppe entscheiden nur Administratoren, was abonniert wird.
feeds-imported =
    { $count ->
        [0] Ich konnte keinen dieser Feeds abonnieren.
        [one] Ein Feed ist jetzt abonniert
       *[other] { $count } Feeds sind jetzt abonniert
    }
feeds-import-list = Abonniert
feeds-import-failed =
    { $count ->
        [one] Einer konnte nicht abonniert werden
       *[other] { $count } konnten nicht abonniert werden
    }

feed-followed = Abonniert: { $title }
feed-changed = Abonniert, mit Änderungen: { $title }
feed-unfollowed = Nicht mehr abonniert: { $title }
feed-in-digest = Neues kommt im Digest (/digest).
feed-at-once = Neues kommt sofort.
feed-words = nur mit: { $words }
feed-first =
    { $count ->
        [one] Zuerst kommt der neueste Eintrag von jetzt.
       *[other] Zuerst kommen die { $count } neuesten Einträge von jetzt.
    }
feed-row-at-once = sofort
feed-dead-gone = die Seite sagt, dass es ihn nicht mehr gibt
feed-dead-unreachable = er antwortet seit Tagen nicht
feed-dead-not_a_feed = seit Tagen ist unter seiner Adresse kein Feed
feed-dead-away = er ruht, weil ich hier nicht schreiben konnte
feed-died = Ich besuche den Feed „{ $title }“ nicht mehr: { $why }.
feed-moved = Der Feed „{ $title }“ ist von { $old } nach { $new } umgezogen. Ich lese ihn dort weiter.
feed-many =
    { $count ->
        [one] Ein neuer Eintrag: { $names }
       *[other] { $count } neue Einträge: { $names }
    }
feed-more =
    { $count ->
        [one] Einer mehr
       *[other] { $count } weitere
    }

button-at-once = Sofort
button-in-digest = Im Digest
button-unfollow = Abbestellen
button-follow-again = Wieder abonnieren
button-opml = Als OPML
button-following = Alle zeigen

feed-error-too-large = Dieser Feed ist mir zu groß: Ich lese bis zu { $megabytes } MB. Vielleicht hat die Seite einen kleineren, zu einem Thema.
feed-error-bad-status = Die Seite hat mit Fehler { $status } geantwortet, deshalb kann ich das nicht abonnieren. Prüf die Adresse.
feed-error-fetch-timeout = Diese Seite hat länger als { $seconds } Sekunden für die Antwort gebraucht. Versuch es später noch einmal.
feed-error-fetch = Diese Adresse konnte ich nicht erreichen. Prüf sie, oder versuch es später noch einmal.
feed-error-empty-source = Unter dieser Adresse ist nichts. Prüf sie, oder versuch es später noch einmal.
feed-error-parser-limit = Diesen Feed zu lesen hat zu viel Zeit oder Speicher gekostet, deshalb habe ich aufgehört. Vielleicht hat die Seite einen kleineren.
feed-error-damaged-file = Diese Datei ist keine Liste von Feeds, die ich lesen kann. Exportiere sie noch einmal als OPML und schick sie dann wieder.
