# Groups: settings, answers for one person, joining.

settings-title = Einstellungen
settings-how = Ein Knopf ändert seine Einstellung; tippen geht auch: /settings length short
settings-unknown = Die Einstellung „{ $name }“ kenne ich nicht. Es gibt: { $names }.
settings-not-that = { $name } kann nicht „{ $value }“ sein, nur: { $values }.
setting-length = Antworten
setting-length-short = kurz
setting-length-normal = normal
setting-length-long = lang
setting-layout = Gestaltung
setting-layout-rich = mit aufklappbaren Zitaten
setting-layout-simple = schlicht
setting-adding = Artikel fügen hinzu
setting-adding-everybody = alle
setting-adding-admins = Administratoren
setting-answers = Antworten gehen an
setting-answers-public = die Gruppe
setting-answers-private = zuerst nur die Person
setting-discussion = Gesagtes wird für Überblicke aufbewahrt
setting-discussion-on = ja
setting-discussion-off = nein, nur geteilte Links
setting-retention = Aufbewahrt für
setting-retention-7 = 7 Tage
setting-retention-30 = 30 Tage
setting-retention-90 = 90 Tage
setting-retention-365 = ein Jahr
adding-admins = In dieser Gruppe fügen nur Administratoren Artikel hinzu.
private-how = Sag /private und deine Frage, und die Antwort kommt nur zu dir.
private-start = Ich kann dir erst schreiben, wenn du unseren eigenen Chat startest. Öffne ihn, dann ist die Antwort da.
private-open = Unseren Chat öffnen
private-here = Hier antworten
private-working = Nur für deine Augen. Einen Moment …
private-not-yours = Das hat jemand anderes gefragt, oder es ist lange her. Frag selbst mit /private.
private-nameless = Du sprichst hier im Namen der Gruppe, deshalb weiß ich nicht, wem ich schreiben soll. Frag als du selbst, oder ohne /private.
private-everyone = Allen zeigen
private-shared = { $name } teilt:
private-shown = Die Gruppe kann es jetzt sehen.
private-not-shown = Das kann ich in der Gruppe nicht (mehr) zeigen.
joined =
    Hallo! Ich lese Artikel für diese Gruppe: Erwähne mich oder antworte mir mit einem Link oder einer Frage, und ich antworte mit dem Satz, der es belegt. /help sagt mehr.

    Was ich aufbewahre: Artikel, die ihr mir gebt, Fragen an mich mit meinen Antworten und hier geteilte Links, 30 Tage lang. Was ihr zueinander sagt, nur dann, wenn ein Administrator das in /settings einschaltet. /privacy und /forget_me sind für alle da.
joined-privacy-mode = Telegram zeigt mir nur Nachrichten, die mich erwähnen, mir antworten oder Befehle sind. Für Fragen genügt das. Für Überblicke über das, was die Gruppe teilt, macht mich zum Administrator, oder schaltet bei @BotFather meinen Privatsphäre-Modus aus und fügt mich neu hinzu.
