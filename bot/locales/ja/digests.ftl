# Digests: what a group shared and said.

digest_nothing = 新しいものはありません。この間、リンクも会話もありませんでした。
digest_unread_not_read = 未読
digest_unread_failed = 読めませんでした
digest_unread_paywall = 有料のため未読
digest_unread_other = 読める記事がありません
digest_shared_by = 共有: { $names }
digest_said = { $author }: { $text }
digest_differ = 食い違い: { $claims }
digest_claim = 「{ $words }」（{ $site }）
digest_also = ほかに共有されたもの
digest_discussions = ほかの話題
digest_model_down = 一部は記事の文のままです。言語モデルが使えませんでした。
