# Digests: what a group shared and said.

digest_nothing = Нічого нового: ні посилань, ні розмов за цей час.
digest_unread_not_read = не прочитано
digest_unread_failed = не вдалося прочитати
digest_unread_paywall = за платною підпискою, не прочитано
digest_unread_other = там немає читабельної статті
digest_shared_by = Надіслали: { $names }
digest_said = { $author }: { $text }
digest_differ = Розходяться: { $claims }
digest_claim = «{ $words }» ({ $site })
digest_also = Ще надіслали
digest_discussions = Ще обговорювали
digest_model_down = Частину розказано словами статей: мовна модель не допомогла.
