# Digests: what a group shared and said.

digest_nothing = Nichts Neues: keine Links und kein Gespräch in dieser Zeit.
digest_unread_not_read = nicht gelesen
digest_unread_failed = konnte nicht gelesen werden
digest_unread_paywall = hinter einer Bezahlschranke, nicht gelesen
digest_unread_other = dort ist kein lesbarer Artikel
digest_shared_by = Geteilt von { $names }
digest_said = { $author }: { $text }
digest_differ = Sie unterscheiden sich: { $claims }
digest_claim = „{ $words }“ ({ $site })
digest_also = Außerdem geteilt
digest_discussions = Außerdem besprochen
digest_model_down = Einiges ist in den Worten der Artikel erzählt: Das Sprachmodell half nicht.

digest-title = Geteilt seit { $since }
digest-more = { $count ->
    [one] Noch eine Meldung
   *[other] Noch { $count } Meldungen
}
digest-somebody = jemand
digest-nothing-since = Nichts Neues seit { $since }.
digest-nothing-private = Nichts Neues seit { $since }. Hier bringt ein Überblick, was die Feeds haben, denen du mit /follow folgst; in einer Gruppe auch, was ihre Leute teilen.
digest-lost = Ein Überblick über das, was seit { $since } geteilt wurde, ist vielleicht nicht angekommen. Wenn nicht, schreib /digest 24h
digest-no-such-story = { $count ->
    [one] Dieser Überblick hat eine Meldung.
   *[other] Dieser Überblick hat { $count } Meldungen.
}
digest-story-unread = Das konnte ich nicht lesen, darum kenne ich nur die Überschrift.
catchup-title = Was du seit { $since } verpasst hast
catchup-groups-only = /catchup erzählt, was du in einer Gruppe verpasst hast. Hier sprechen wir allein.

plan-title = Überblick
plan-set = Ein Überblick kommt { $cadence ->
    [daily] jeden Tag
    [weekdays] Montag bis Freitag
   *[weekly] jede Woche ({ $days })
} um { $times } ({ $zone }), wenn es etwas Neues gibt. Der nächste: { $next_day }, { $next_time }.
plan-confirm = Soll ein Überblick kommen, { $cadence ->
    [daily] jeden Tag
    [weekdays] Montag bis Freitag
   *[weekly] jede Woche ({ $days })
} um { $times } ({ $zone })? Der erste: { $next_day }, { $next_time }.
plan-how = Sag wann, zum Beispiel: /digest täglich 09:00 Berlin, /digest werktags 18:30, /digest wöchentlich Freitag 17:00, /digest off. /digest allein macht jetzt einen, /digest 6h einen der letzten sechs Stunden.
plan-none = Hier ist kein Überblick geplant.
plan-unclear = Ich habe nicht verstanden, wann das ist.
plan-which-day = An welchem Tag?
plan-which-time = Um wie viel Uhr? Du kannst es auch schreiben: /digest + 07:30
plan-which-zone = In welcher Zeitzone? Du kannst auch eine Stadt schreiben: /digest + Lissabon
plan-unknown-zone = Ich kenne keine Zeitzone oder Stadt „{ $said }“. Wähle eine oder schreib eine andere Stadt: /digest + Lissabon
plan-off = Hier kommt kein Überblick mehr. /digest macht weiterhin einen, wann du willst.
plan-off-none = Hier war kein Überblick geplant.
plan-paused = Der Plan ruht, weil ich hier nicht schreiben konnte. Setz ihn neu, damit es weitergeht.
plan-paused-told = Ich kann in einer Gruppe nicht mehr schreiben, deren Überblick du geplant hast. Der Plan ruht; er geht weiter, wenn ich wieder hineindarf.
plan-resumed = Ich kann hier wieder schreiben, und der Überblick kommt weiter. Der nächste: { $due }.
plan-button-yes = Einrichten
plan-button-no = Lassen
plan-button-off = Kein Überblick mehr
