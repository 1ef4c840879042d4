# Digests: what a group shared and said.

digest_nothing = Nada nuevo: ni enlaces ni conversación en este tiempo.
digest_unread_not_read = no leído
digest_unread_failed = no se pudo leer
digest_unread_paywall = de pago, no leído
digest_unread_other = allí no hay un artículo legible
digest_shared_by = Compartido por { $names }
digest_said = { $author }: { $text }
digest_differ = Difieren: { $claims }
digest_claim = «{ $words }» ({ $site })
digest_also = También compartido
digest_discussions = También se habló de
digest_model_down = Algunas historias van con las palabras de los artículos: el modelo de lenguaje no ayudó.
