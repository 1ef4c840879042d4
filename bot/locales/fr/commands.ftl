# The commands in the menu of Telegram: at most 256 characters each.

command-start = ce que je suis et comment commencer
command-help = ce que vous pouvez me dire
command-summary = le résumé de l'article dont nous parlons
command-ask = demander : /ask c'est quand ?
command-articles = ce que j'ai lu pour vous
command-follow = les nouveautés d'un site, lues pour toi : /follow example.org maintenant
command-following = ce qui est suivi ici
command-unfollow = ne plus suivre : /unfollow 2
command-forget = retirer l'article dont nous parlons
command-new = recommencer ; vos articles restent
command-language = la langue que je parle
command-settings = comment je me comporte ici
command-usage = ce qui a été utilisé et ce qui reste
command-privacy = ce que je garde, et combien de temps
command-forget_me = effacer tout ce qui est à vous
command-export = vos articles en fichiers
command-private = une réponse pour vous seul : /private c'est quand ?
command-digest = ce qui est nouveau, maintenant ou selon un plan : /digest chaque jour 09:00 Paris
command-catchup = ce que vous avez manqué, pour vous seul : /catchup 6h
bot-about = Je lis des articles pour vous, les résume et réponds avec la phrase qui le prouve.
