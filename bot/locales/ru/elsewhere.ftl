# In chats that the bot is not in: guest mode and inline mode.

guest_stub = Минуту, читаю…
guest_only_questions = Здесь я только пересказываю и отвечаю на вопросы. Остальное — в нашем чате.
guest_more = Дальше в нашем чате
inline_ask = Спросить в нашем чате
inline_nothing = Ничего не найдено. Пришлите статью
