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
