# Groups: settings, answers for one person, joining.

settings-title = Réglages
settings-how = Un bouton change son réglage ; on peut aussi taper : /settings length short
settings-unknown = Je ne connais pas le réglage « { $name } ». Il y a : { $names }.
settings-not-that = { $name } ne peut pas être « { $value } », seulement : { $values }.
setting-length = Réponses
setting-length-short = courtes
setting-length-normal = normales
setting-length-long = longues
setting-layout = Mise en page
setting-layout-rich = avec citations dépliables
setting-layout-simple = simple
setting-adding = Les articles sont ajoutés par
setting-adding-everybody = tout le monde
setting-adding-admins = les administrateurs
setting-answers = Les réponses vont
setting-answers-public = au groupe
setting-answers-private = d'abord à la personne seule
setting-discussion = Ce qui se dit est gardé pour les revues
setting-discussion-on = oui
setting-discussion-off = non, seulement les liens partagés
setting-retention = Gardé
setting-retention-7 = 7 jours
setting-retention-30 = 30 jours
setting-retention-90 = 90 jours
setting-retention-365 = un an
adding-admins = Dans ce groupe, seuls les administrateurs ajoutent des articles.
private-how = Dites /private et votre question, et la réponse ne vient qu'à vous.
private-start = Je ne peux pas vous écrire avant que vous ouvriez notre discussion. Ouvrez-la, la réponse y sera.
private-open = Ouvrir notre discussion
private-here = Répondre ici
private-working = Pour vos yeux seulement. Un instant …
private-not-yours = C'est quelqu'un d'autre qui l'a demandé, ou c'était il y a longtemps. Posez votre question avec /private.
private-nameless = Vous parlez ici au nom du groupe : je ne sais donc pas à qui écrire. Demandez en votre nom, ou sans /private.
private-everyone = Montrer à tous
private-shared = { $name } partage :
private-shown = Le groupe peut le voir maintenant.
private-not-shown = Je ne peux pas (plus) montrer cela dans le groupe.
joined =
    Bonjour ! Je lis des articles pour ce groupe : mentionnez-moi ou répondez-moi avec un lien ou une question, et je réponds avec la phrase qui le prouve. /help en dit plus.

    Ce que je garde : les articles que vous me donnez, les questions qu'on me pose avec mes réponses, et les liens partagés ici, pendant 30 jours. Ce que vous vous dites n'est gardé que si un administrateur l'active dans /settings. /privacy et /forget_me sont pour tous.
joined-privacy-mode = Telegram ne me montre que les messages qui me mentionnent, me répondent ou sont des commandes. Cela suffit pour les questions. Pour des revues de ce que le groupe partage, faites de moi un administrateur, ou désactivez mon mode de confidentialité chez @BotFather et ajoutez-moi de nouveau.
