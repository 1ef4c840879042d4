# In chats that the bot is not in: guest mode and inline mode.

guest_stub = Un instant, je lis…
guest_only_questions = Ici, je ne fais que résumer et répondre aux questions. Le reste se passe dans notre discussion.
guest_more = Continuer dans notre discussion
inline_ask = Demander dans notre discussion
inline_nothing = Rien trouvé. Envoyez-moi un article
