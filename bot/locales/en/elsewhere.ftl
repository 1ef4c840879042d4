# In chats that the bot is not in: guest mode and inline mode.

guest_stub = One moment, I'm reading …
guest_only_questions =
    Here I summarize and answer questions only. Everything else works in our own chat.
guest_more = Continue in our own chat
inline_ask = Ask in our own chat
inline_nothing = Nothing found. Send me an article
