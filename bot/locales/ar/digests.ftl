# Digests: what a group shared and said.

digest_nothing = لا جديد: لا روابط ولا حديث في هذه المدة.
digest_unread_not_read = لم تُقرأ
digest_unread_failed = تعذرت قراءتها
digest_unread_paywall = مدفوعة، لم تُقرأ
digest_unread_other = لا مقالة مقروءة هناك
digest_shared_by = شاركها { $names }
digest_said = { $author }: { $text }
digest_differ = تختلف: { $claims }
digest_claim = «{ $words }» ({ $site })
digest_also = وشورك أيضًا
digest_discussions = ونوقش أيضًا
digest_model_down = بعض القصص بكلمات المقالات نفسها: لم يساعد نموذج اللغة.
