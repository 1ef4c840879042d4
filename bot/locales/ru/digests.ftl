# Digests: what a group shared and said.

digest_nothing = Ничего нового: ни ссылок, ни разговоров за это время.
digest_unread_not_read = не прочитано
digest_unread_failed = не удалось прочитать
digest_unread_paywall = за платной подпиской, не прочитано
digest_unread_other = там нет читаемой статьи
digest_shared_by = Прислал(и): { $names }
digest_said = { $author }: { $text }
digest_differ = Расходятся: { $claims }
digest_claim = «{ $words }» ({ $site })
digest_also = Ещё прислали
digest_discussions = Ещё обсуждали
digest_model_down = Часть рассказана словами статей: языковая модель не помогла.
