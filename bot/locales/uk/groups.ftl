# Groups: settings, answers for one person, joining.

settings-title = Налаштування
settings-how = Кнопка змінює налаштування; можна й написати: /settings length short
settings-unknown = Налаштування «{ $name }» немає. Є: { $names }.
settings-not-that = { $name } не може бути «{ $value }», лише: { $values }.
setting-length = Відповіді
setting-length-short = короткі
setting-length-normal = звичайні
setting-length-long = довгі
setting-layout = Вигляд
setting-layout-rich = з цитатами, що розгортаються
setting-layout-simple = простий
setting-adding = Статті додають
setting-adding-everybody = усі
setting-adding-admins = адміністратори
setting-answers = Відповіді йдуть
setting-answers-public = у групу
setting-answers-private = спершу лише тому, хто питав
setting-discussion = Сказане зберігається для дайджестів
setting-discussion-on = так
setting-discussion-off = ні, лише посилання
setting-retention = Зберігається
setting-retention-7 = 7 днів
setting-retention-30 = 30 днів
setting-retention-90 = 90 днів
setting-retention-365 = рік
adding-admins = У цій групі статті додають лише адміністратори.
private-how = Скажіть /private і запитання, і відповідь прийде лише вам.
private-start = Я не можу написати вам, доки ви не почнете наш чат. Відкрийте його — відповідь буде там.
private-open = Відкрити наш чат
private-here = Відповісти тут
private-working = Це бачите лише ви. Хвилинку …
private-not-yours = Це запитав хтось інший, або це було давно. Поставте своє запитання через /private.
private-nameless = Ви говорите від імені групи, і я не знаю, кому писати. Запитайте від свого імені або без /private.
private-everyone = Показати всім
private-shared = { $name } ділиться:
private-shown = Тепер група це бачить.
private-not-shown = Показати це в групі я (вже) не можу.
joined =
    Вітаю! Я читаю статті для цієї групи: згадайте мене або дайте мені у відповідь посилання чи запитання, і я відповім реченням, яке це доводить. Докладніше: /help.

    Що я зберігаю: статті, які мені дають, запитання до мене з відповідями та посилання, якими тут діляться, 30 днів. Те, що ви кажете одне одному, — лише якщо адміністратор увімкне це в /settings. /privacy і /forget_me доступні всім.
joined-privacy-mode = Telegram показує мені лише повідомлення з моїм ім'ям, відповіді мені й команди. Для запитань цього досить. Щоб робити дайджести того, чим ділиться група, зробіть мене адміністратором або вимкніть мій режим приватності в @BotFather і додайте мене знову.
