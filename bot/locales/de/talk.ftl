# What the bot says in a conversation.

welcome = Ich lese Artikel für dich. Schick mir einen Link, füge einen Text ein oder leite ihn weiter, oder schick eine Datei (HTML, TXT, Markdown, PDF, DOCX, EPUB). Dann sag „Zusammenfassung“ oder frag mich etwas dazu: Ich antworte mit dem Satz, der es belegt, und sage dir, wenn der Artikel es nicht sagt.
help =
    Schick einen Link, einen Text oder eine Datei, und ich lese es. Dann:
    • „Zusammenfassung“ (oder „Kernpunkte“, „ausführlich“) gibt die Zusammenfassung
    • jede Frage wird aus dem Artikel beantwortet, mit dem Zitat
    • „wo?“, „und wer ist Gastgeber?“, „was ist mit Australien?“ fragt nach
    /articles zeigt, was ich für dich gelesen habe, /new fängt neu an, /forget entfernt den Artikel, über den wir reden. /language, /settings, /usage, /privacy und /export gibt es auch.
    /follow und die Adresse einer Seite oder eines Feeds bringt, was es dort Neues gibt; /following zeigt, was abonniert ist.
    /digest erzählt, was eine Gruppe geteilt hat, jetzt oder nach Plan; /catchup, was du verpasst hast.
go_on = Sag „Zusammenfassung“ oder frag mich etwas dazu.
thanks = Gern geschehen. Schick mir noch einen Link oder frag weiter.
nothing_read = Ich habe noch nichts für dich gelesen. Schick mir zuerst einen Link, einen Text oder eine Datei.
nothing_said = Darin sehe ich keine Wörter. Schick einen Link, einen Text, eine Datei oder eine Frage.
unknown_command = Den Befehl /{ $name } kenne ich nicht. /help zeigt, was ich kann.
new = Wir fangen neu an. Deine Artikel bleiben: /articles zeigt sie.
no_articles = Noch keine Artikel. Schick mir einen Link, einen Text oder eine Datei.
article_row = { $number }. { $title }{ $details }
forgotten = „{ $title }“ ist weg: Text, Index und was wir darüber gesagt haben.
forget_which = Welchen soll ich vergessen? Sag /forget und die Nummer aus /articles, oder /forget all.
forgotten_all = Alles ist weg: Artikel, Index und unsere Gespräche.
no_such_file = Die Datei { $path } finde ich auf diesem Rechner nicht. Prüf den Pfad und gib ihn noch einmal ein.
no_such_article = Einen Artikel mit dieser Nummer gibt es nicht. /articles zeigt die Liste.
which_article = Welchen Artikel meinst du?
nothing_to_sum_up = In „{ $title }“ finde ich nichts, was sich zusammenfassen lässt: nur Aufforderungen und Befehle. Frag mich stattdessen danach.
doesnt_say = Das sagt der Artikel nicht.
none_says = Das sagen deine Artikel nicht.
nearest = Am nächsten kommt dem:
elsewhere = „{ $focus }“ sagt es nicht, aber „{ $title }“:
meanwhile = Im Artikel steht: „{ $quote }“
fallback-model_down = Das Sprachmodell ist gerade nicht erreichbar, darum sind dies die Worte des Artikels.
fallback-model_slow = Das Sprachmodell hat zu lange gebraucht, darum sind dies die Worte des Artikels.
fallback-rate_limited = Das Sprachmodell ist gerade überlastet, darum sind dies die Worte des Artikels.
fallback-unverified = Die Antwort des Sprachmodells ließ sich nicht belegen, darum sind dies die Worte des Artikels.
card-known = Das hatte ich schon gelesen:
card-updated = Das hat sich geändert; ich habe es neu gelesen:
card-read = Gelesen:
minutes = { $minutes } Min. Lesezeit
not_allowed = Dieser Bot ist privat. Bitte den Betreiber um Zugang.
old_button = Dieser Knopf geht nicht mehr. Bitte schreib, was du möchtest.
sent_unknown = Beim Antworten ist die Verbindung zu Telegram abgerissen. Wenn die Antwort oben fehlt oder nicht vollständig ist, frag bitte noch einmal.
broken = Bei mir ist etwas schiefgegangen. Es ist vermerkt; versuch es bitte gleich noch einmal.
quotes = Die Belege ({ $count })
