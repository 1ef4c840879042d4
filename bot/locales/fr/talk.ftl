# What the bot says in a conversation.

welcome = Je lis des articles pour vous. Envoyez-moi un lien, collez ou transférez un texte, ou envoyez un fichier (HTML, TXT, Markdown, PDF, DOCX, EPUB). Dites ensuite « résumé » ou posez-moi une question : je réponds avec la phrase qui le prouve, et je vous dis quand l'article ne le dit pas.
help =
    Envoyez un lien, un texte ou un fichier, et je le lis. Ensuite :
    • « résumé » (ou « points clés », « en détail ») donne le résumé
    • toute question trouve sa réponse dans l'article, avec la citation
    • « où ? », « et qui l'accueille ? », « et l'Australie ? » poursuivent
    /articles montre ce que j'ai lu pour vous, /new recommence, /forget retire l'article dont nous parlons. Il y a aussi /language, /settings, /usage, /privacy et /export.
    /follow et l'adresse d'un site ou d'un flux apporte ce qui y est nouveau ; /following montre ce qui est suivi.
    /digest raconte ce qu’un groupe a partagé, maintenant ou selon un plan ; /catchup, ce que vous avez manqué.
go_on = Dites « résumé » ou posez-moi une question.
thanks = Avec plaisir. Envoyez-moi un autre lien ou continuez à poser des questions.
nothing_read = Je n'ai encore rien lu pour vous. Envoyez-moi d'abord un lien, un texte ou un fichier.
nothing_said = Je n'y vois aucun mot. Envoyez un lien, un texte, un fichier ou une question.
unknown_command = Je ne connais pas la commande /{ $name }. /help montre ce que je sais faire.
new = Nous recommençons. Vos articles restent : /articles les montre.
no_articles = Pas encore d'articles. Envoyez-moi un lien, un texte ou un fichier.
article_row = { $number }. { $title }{ $details }
forgotten = « { $title } » a disparu : texte, index et ce que nous en avons dit.
forget_which = Lequel dois-je oublier ? Dites /forget et son numéro dans /articles, ou /forget all.
forgotten_all = Tout a disparu : articles, index et nos conversations.
no_such_file = Je ne trouve pas le fichier { $path } sur cette machine. Vérifiez le chemin et tapez-le de nouveau.
no_such_article = Aucun article ne porte ce numéro. /articles montre la liste.
which_article = De quel article parlez-vous ?
nothing_to_sum_up = Je ne trouve rien à résumer dans « { $title } » : seulement des demandes et des ordres. Posez-moi plutôt une question.
doesnt_say = L'article ne le dit pas.
none_says = Vos articles ne le disent pas.
nearest = Ce qu'il dit de plus proche :
elsewhere = « { $focus } » ne le dit pas, mais « { $title } » si :
meanwhile = L'article dit : « { $quote } »
fallback-model_down = Le modèle de langage n'est pas disponible, voici donc les mots mêmes de l'article.
fallback-model_slow = Le modèle de langage a mis trop de temps, voici donc les mots mêmes de l'article.
fallback-rate_limited = Le modèle de langage est surchargé, voici donc les mots mêmes de l'article.
fallback-unverified = La réponse du modèle de langage n'a pas pu être vérifiée, voici donc les mots mêmes de l'article.
card-known = J'avais déjà lu ceci :
card-updated = Ceci a changé depuis ; je l'ai relu :
card-read = J'ai lu :
minutes = { $minutes } min de lecture
not_allowed = Ce bot est privé. Demandez l'accès à qui le gère.
old_button = Ce bouton ne fonctionne plus. Écrivez plutôt ce que vous voulez.
sent_unknown = J'ai perdu le contact avec Telegram en vous répondant. Si la réponse ci-dessus manque ou est incomplète, reposez votre question.
broken = Quelque chose a échoué de mon côté. C'est noté ; réessayez dans un instant.
quotes = Les phrases qui le prouvent ({ $count })
