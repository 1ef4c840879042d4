# Digests: what a group shared and said.

digest_nothing = Nada de novo: nem links nem conversa neste período.
digest_unread_not_read = não lido
digest_unread_failed = não pôde ser lido
digest_unread_paywall = pago, não lido
digest_unread_other = não há artigo legível ali
digest_shared_by = Compartilhado por { $names }
digest_said = { $author }: { $text }
digest_differ = Eles divergem: { $claims }
digest_claim = “{ $words }” ({ $site })
digest_also = Também compartilhado
digest_discussions = Também se falou de
digest_model_down = Algumas histórias vão com as palavras dos artigos: o modelo de linguagem não ajudou.
