# In chats that the bot is not in: guest mode and inline mode.

guest_stub = لحظة، أنا أقرأ…
guest_only_questions = هنا ألخص وأجيب عن الأسئلة فقط. وما عدا ذلك في محادثتنا الخاصة.
guest_more = تابع في محادثتنا
inline_ask = اسأل في محادثتنا
inline_nothing = لم أجد شيئًا. أرسل لي مقالة
