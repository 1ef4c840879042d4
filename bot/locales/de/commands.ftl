# The commands in the menu of Telegram: at most 256 characters each.

command-start = was ich bin und wie es losgeht
command-help = was du mir sagen kannst
command-summary = Zusammenfassung des Artikels, über den wir reden
command-ask = danach fragen: /ask wann ist es?
command-articles = was ich für dich gelesen habe
command-follow = Neues von einer Seite, für dich gelesen: /follow example.org sofort
command-following = was hier abonniert ist
command-unfollow = abbestellen: /unfollow 2
command-forget = den Artikel entfernen, über den wir reden
command-new = neu anfangen; deine Artikel bleiben
command-language = die Sprache, die ich spreche
command-settings = wie ich mich hier verhalte
command-usage = was verbraucht wurde und was übrig ist
command-privacy = was ich aufbewahre und wie lange
command-forget_me = alles von dir löschen
command-export = deine Artikel als Dateien
command-private = eine Antwort nur für dich: /private wann ist es?
command-digest = was es Neues gibt, jetzt oder nach Plan: /digest täglich 09:00 Berlin
command-catchup = was du verpasst hast, für dich allein: /catchup 6h
bot-about = Ich lese Artikel für dich, fasse sie zusammen und antworte mit dem Satz, der es belegt.
