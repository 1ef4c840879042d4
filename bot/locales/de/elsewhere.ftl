# In chats that the bot is not in: guest mode and inline mode.

guest_stub = Einen Moment, ich lese …
guest_only_questions = Hier fasse ich nur zusammen und beantworte Fragen. Alles andere geht in unserem eigenen Chat.
guest_more = Weiter in unserem eigenen Chat
inline_ask = In unserem eigenen Chat fragen
inline_nothing = Nichts gefunden. Schick mir einen Artikel
