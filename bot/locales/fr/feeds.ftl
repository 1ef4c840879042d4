# Flux : ce qu'une discussion suit, et ce que les flux apportent.

feeds-how = Dis /follow et l'adresse d'un site ou d'un flux, et j'apporte ce qui y est nouveau : dans le digest, ou tout de suite avec « maintenant » après l'adresse. Ajoute « seulement si ça parle de Japon, OTAN » pour ne rien recevoir d'autre. Une liste de flux (OPML) s'envoie comme fichier. /following montre ce qui est suivi ici.
feeds-unfollow-how = Lequel ? Dis /unfollow et son numéro dans /following, ou son adresse.
feeds-none = Rien n'est suivi ici. Dis /follow et l'adresse d'un site ou d'un flux.
feeds-title =
    { $count ->
        [one] { $count } flux est suivi ici
       *[other] { $count } flux sont suivis ici
    }
feeds-page = Page { $page } sur { $pages }. ✕ et un numéro arrête un flux, /unfollow aussi ; /follow NUMÉRO now, ou digest, change le moment où il vient.
feeds-exported =
    { $count ->
        [one] { $count } flux, en OPML pour tout lecteur de flux.
       *[other] { $count } flux, en OPML pour tout lecteur de flux.
    }
feeds-elsewhere = Les flux n'arrivent que dans Telegram : ici, je ne pourrais pas t'écrire de moi-même.
feeds-admins = Dans ce groupe, seuls les administrateurs décident de ce qui est suivi.
feeds-imported =
    { $count ->
        [0] Je n'ai pu suivre aucun de ces flux.
        [one] { $count } flux est suivi maintenant
       *[other] { $count } flux sont suivis maintenant
    }
feeds-import-list = Suivis
feeds-import-failed =
    { $count ->
        [one] { $count } n'a pas pu être suivi
       *[other] { $count } n'ont pas pu être suivis
    }

feed-followed = Suivi : { $title }
feed-changed = Suivi, avec des changements : { $title }
feed-unfollowed = N'est plus suivi : { $title }
feed-in-digest = Les nouveautés arrivent dans le digest (/digest).
feed-at-once = Les nouveautés arrivent tout de suite.
feed-words = seulement avec : { $words }
feed-first =
    { $count ->
        [one] L'entrée la plus récente de maintenant arrive d'abord.
       *[other] Les { $count } entrées les plus récentes de maintenant arrivent d'abord.
    }
feed-row-at-once = tout de suite
feed-dead-gone = le site dit qu'il n'existe plus
feed-dead-unreachable = il ne répond pas depuis des jours
feed-dead-not_a_feed = depuis des jours, il n'y a pas de flux à son adresse
feed-dead-away = il se repose, car je n'ai pas pu écrire ici
feed-died = Je ne visite plus le flux « { $title } » : { $why }.
feed-moved = Le flux « { $title } » a déménagé de { $old } à { $new }. Je le suis là-bas.
feed-many =
    { $count ->
        [one] Une nouvelle entrée : { $names }
       *[other] { $count } nouvelles entrées : { $names }
    }
feed-more =
    { $count ->
        [one] Une de plus
       *[other] { $count } de plus
    }

button-at-once = Tout de suite
button-in-digest = Dans le digest
button-unfollow = Ne plus suivre
button-follow-again = Suivre à nouveau
button-opml = En OPML
button-following = Tout montrer

feed-error-too-large = Ce flux est trop gros pour moi : je lis jusqu'à { $megabytes } Mo. Le site en a peut-être un plus petit, sur un seul sujet.
feed-error-bad-status = Le site a répondu par l'erreur { $status }, je ne peux donc pas suivre cela. Vérifie l'adresse.
feed-error-fetch-timeout = Ce site a mis plus de { $seconds } secondes à répondre. Réessaie plus tard.
feed-error-fetch = Je n'ai pas pu joindre cette adresse. Vérifie-la ou réessaie plus tard.
feed-error-empty-source = Il n'y a rien à cette adresse. Vérifie-la ou réessaie plus tard.
feed-error-parser-limit = Lire ce flux demandait trop de temps ou de mémoire, j'ai donc arrêté. Le site en a peut-être un plus petit.
feed-error-damaged-file = Ce fichier n'est pas une liste de flux que je sais lire. Exporte-la de nouveau en OPML et renvoie-la.
