# Was von einer Gruppe aufbewahrt wird, und was ihre Mitglieder darüber entscheiden können.

joined =
    Hallo! Ich lese Artikel für diese Gruppe: Erwähne mich oder antworte mir mit einem Link oder einer Frage, und ich antworte mit dem Satz, der es belegt. /help sagt mehr.

    Was ich für Antworten und Überblicke aufbewahre: Artikel, die ihr mir gebt, Fragen an mich mit meinen Antworten und { $days } Tage lang die hier geteilten Links mit dem Namen dessen, der sie geteilt hat, und wann wer zuletzt geschrieben hat. Was ihr zueinander sagt, nur dann, wenn ein Administrator das einschaltet: /settings discussion on

    Wer nicht aufbewahrt werden will, sagt /privacy out. „vergiss das“ als Antwort auf eine eigene Nachricht entfernt sie, /forget_me alles, was man hier gesagt hat; /privacy sagt mehr.
privacy-group =
    Für Überblicke bewahre ich { $days } Tage lang die hier geteilten Links auf, mit dem Namen dessen, der sie geteilt hat, und wann wer zuletzt geschrieben hat. { $discussion ->
        [on] Ein Administrator hat eingeschaltet, dass ich auch aufbewahre, was ihr zueinander sagt.
       *[off] Was ihr zueinander sagt, wird nicht aufbewahrt, es sei denn, ein Administrator schaltet das in /settings ein.
    } Wird eine Nachricht bearbeitet, bewahre ich nur die neue Fassung auf.
privacy-mine =
    Von dir bewahre ich { $count ->
        [0] keine Nachricht
        [one] eine Nachricht
       *[other] { $count } Nachrichten
    } auf. „vergiss das“ als Antwort auf eine Nachricht von dir entfernt sie; /forget_me entfernt alles, was du hier gesagt und gefragt hast; /privacy out: Von da an wird nichts aufbewahrt, was du zu anderen sagst.
privacy-opted-out = Du hast widersprochen: Von dem, was du hier zu anderen sagst, wird nichts aufbewahrt, und kein Sprachmodell bekommt es. /privacy in nimmt das zurück.
privacy-out = Von jetzt an wird nichts aufbewahrt, was du hier zu anderen sagst; was aufbewahrt war, ist weg. /privacy in nimmt das zurück.
privacy-in = Was du hier teilst, wird wieder für Überblicke aufbewahrt. /privacy out nimmt das zurück.
button-privacy-out = Nichts von mir aufbewahren
button-privacy-in = Meines wieder aufbewahren
forgotten-message = Die Nachricht ist vergessen: Kein Überblick wird sie nennen.
message-not-kept = Von dieser Nachricht bewahre ich nichts auf.
message-not-yours = Nur wer eine Nachricht geschrieben hat oder ein Administrator kann sie vergessen lassen.
error-opted-out = Wer das geschrieben hat, will nicht, dass es aufbewahrt oder einem Sprachmodell gegeben wird; ich lese es nicht.
