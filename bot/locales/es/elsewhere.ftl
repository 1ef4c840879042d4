# In chats that the bot is not in: guest mode and inline mode.

guest_stub = Un momento, estoy leyendo…
guest_only_questions = Aquí solo resumo y respondo preguntas. Lo demás, en nuestro propio chat.
guest_more = Seguir en nuestro chat
inline_ask = Preguntar en nuestro chat
inline_nothing = Nada encontrado. Envíame un artículo
