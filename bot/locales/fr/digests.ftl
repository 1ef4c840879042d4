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
