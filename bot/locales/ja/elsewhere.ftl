# In chats that the bot is not in: guest mode and inline mode.

guest_stub = 少々お待ちください。読んでいます…
guest_only_questions = ここでは要約と質問への答えだけです。ほかのことは二人のチャットでどうぞ。
guest_more = 二人のチャットで続ける
inline_ask = 二人のチャットで聞く
inline_nothing = 見つかりません。記事を送ってください
