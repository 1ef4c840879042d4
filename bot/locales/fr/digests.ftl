# Digests: what a group shared and said.

digest_nothing = Rien de nouveau : ni liens ni discussion pendant ce temps.
digest_unread_not_read = non lu
digest_unread_failed = n'a pas pu être lu
digest_unread_paywall = payant, non lu
digest_unread_other = aucun article lisible à cet endroit
digest_shared_by = Partagé par { $names }
digest_said = { $author } : { $text }
digest_differ = Ils diffèrent : { $claims }
digest_claim = « { $words } » ({ $site })
digest_also = Également partagé
digest_discussions = Également discuté
digest_model_down = Certaines histoires sont dites avec les mots des articles : le modèle de langage n'a pas aidé.

digest-title = Partagé depuis { $since }
digest-more = { $count ->
    [one] Encore une actualité
   *[other] Encore { $count } actualités
}
digest-somebody = quelqu’un
digest-nothing-since = Rien de nouveau depuis { $since }.
digest-nothing-private = Rien de nouveau depuis { $since }. Ici, un résumé apporte ce que publient les flux que vous suivez avec /follow ; dans un groupe, aussi ce que ses membres partagent.
digest-lost = Un résumé de ce qui a été partagé depuis { $since } n’est peut-être pas arrivé. Si c’est le cas, écrivez /digest 24h
digest-no-such-story = { $count ->
    [one] Ce résumé contient une seule actualité.
   *[other] Ce résumé contient { $count } actualités.
}
digest-story-unread = Je n’ai pas pu lire celle-là ; je ne connais que son titre.
catchup-title = Ce que vous avez manqué depuis { $since }
catchup-groups-only = /catchup raconte ce que vous avez manqué dans un groupe. Ici, nous sommes seuls.

plan-title = Résumé
plan-set = Un résumé arrive { $cadence ->
    [daily] chaque jour
    [weekdays] du lundi au vendredi
   *[weekly] chaque semaine ({ $days })
} à { $times } ({ $zone }), s’il y a du nouveau. Le prochain : { $next_day }, { $next_time }.
plan-confirm = Faut-il un résumé { $cadence ->
    [daily] chaque jour
    [weekdays] du lundi au vendredi
   *[weekly] chaque semaine ({ $days })
} à { $times } ({ $zone }) ? Le premier : { $next_day }, { $next_time }.
plan-how = Dites quand, par exemple : /digest chaque jour 09:00 Paris, /digest weekdays 18:30, /digest weekly fri 17:00, /digest off. /digest seul en fait un maintenant, /digest 6h un des six dernières heures.
plan-none = Aucun résumé n’est prévu ici.
plan-unclear = Je n’ai pas compris quand c’est.
plan-which-day = Quel jour ?
plan-which-time = À quelle heure ? Vous pouvez aussi l’écrire : /digest + 07:30
plan-which-zone = Dans quel fuseau horaire ? Vous pouvez aussi écrire une ville : /digest + Lisbonne
plan-unknown-zone = Je ne connais ni fuseau horaire ni ville « { $said } ». Choisissez, ou écrivez une autre ville : /digest + Lisbonne
plan-off = Plus de résumés ici. /digest en fait toujours un quand vous voulez.
plan-off-none = Aucun résumé n’était prévu ici.
plan-paused = Le plan est en pause car je ne pouvais pas écrire ici. Redéfinissez-le pour continuer.
plan-paused-told = Je ne peux plus écrire dans un groupe dont vous avez prévu les résumés. Le plan est en pause ; il reprend quand on me laisse revenir.
plan-resumed = Je peux de nouveau écrire ici et les résumés reprennent. Le prochain : { $due }.
plan-button-yes = Mettre en place
plan-button-no = Laisser
plan-button-off = Plus de résumés
