# In chats that the bot is not in: guest mode and inline mode.

guest_stub = Um momento, estou lendo…
guest_only_questions = Aqui só resumo e respondo perguntas. O resto é na nossa própria conversa.
guest_more = Continuar na nossa conversa
inline_ask = Perguntar na nossa conversa
inline_nothing = Nada encontrado. Envie um artigo
