# Ce qui est gardé d'un groupe, et ce que ses membres peuvent en décider.

joined =
    Bonjour ! Je lis des articles pour ce groupe : mentionnez-moi ou répondez-moi avec un lien ou une question, et je réponds avec la phrase qui le prouve. /help en dit plus.

    Ce que je garde, pour les réponses et les revues : les articles que vous me donnez, les questions qu'on me pose avec mes réponses et, pendant { $days } jours, les liens partagés ici, avec le nom de qui les a partagés, et le moment où chacun a écrit pour la dernière fois. Ce que vous vous dites n'est gardé que si un administrateur l'active : /settings discussion on

    Qui ne veut pas être gardé dit /privacy out. « oublie ça » en réponse à votre message l'efface, /forget_me efface tout ce que vous avez dit ici ; /privacy en dit plus.
privacy-group =
    Pour les revues, je garde pendant { $days } jours les liens partagés ici, avec le nom de qui les a partagés, et le moment où chacun a écrit pour la dernière fois. { $discussion ->
        [on] Un administrateur a activé que je garde aussi ce que vous vous dites.
       *[off] Ce que vous vous dites n'est pas gardé, sauf si un administrateur l'active dans /settings.
    } Quand un message est modifié, je ne garde que la nouvelle version.
privacy-mine =
    De vous, je garde { $count ->
        [0] zéro message
        [one] { $count } message
       *[other] { $count } messages
    }. « oublie ça » en réponse à l'un de vos messages l'efface ; /forget_me efface tout ce que vous avez dit et demandé ici ; /privacy out : dès lors, rien de ce que vous dites aux autres n'est gardé.
privacy-opted-out = Vous avez refusé : de ce que vous dites aux autres ici, rien n'est gardé, et aucun modèle de langage ne le reçoit. /privacy in annule cela.
privacy-out = Désormais, rien de ce que vous dites aux autres ici n'est gardé, et ce qui l'était a disparu. /privacy in annule cela.
privacy-in = Ce que vous partagez ici est de nouveau gardé pour les revues. /privacy out annule cela.
button-privacy-out = Ne rien garder de moi
button-privacy-in = Me garder de nouveau
forgotten-message = Ce message est oublié : aucune revue ne le citera.
message-not-kept = Je ne garde rien de ce message.
message-not-yours = Seul l'auteur d'un message, ou un administrateur, peut le faire oublier.
error-opted-out = La personne qui a écrit cela ne veut pas qu'on le garde ni qu'on le donne à un modèle de langage : je ne le lis pas.
