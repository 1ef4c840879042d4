# In chats that the bot is not in: guest mode and inline mode.

guest_stub = Хвилинку, читаю…
guest_only_questions = Тут я лише переказую й відповідаю на запитання. Решта — в нашому чаті.
guest_more = Далі в нашому чаті
inline_ask = Запитати в нашому чаті
inline_nothing = Нічого не знайдено. Надішліть статтю
