# Groups: settings, answers for one person, joining.

settings-title = Настройки
settings-how = Кнопка меняет настройку; можно и написать: /settings length short
settings-unknown = Настройки «{ $name }» нет. Есть: { $names }.
settings-not-that = { $name } не может быть «{ $value }», только: { $values }.
setting-length = Ответы
setting-length-short = короткие
setting-length-normal = обычные
setting-length-long = длинные
setting-layout = Вид
setting-layout-rich = с раскрывающимися цитатами
setting-layout-simple = простой
setting-adding = Статьи добавляют
setting-adding-everybody = все
setting-adding-admins = администраторы
setting-answers = Ответы идут
setting-answers-public = в группу
setting-answers-private = сначала только спросившему
setting-discussion = Сказанное хранится для дайджестов
setting-discussion-on = да
setting-discussion-off = нет, только ссылки
setting-retention = Хранится
setting-retention-7 = 7 дней
setting-retention-30 = 30 дней
setting-retention-90 = 90 дней
setting-retention-365 = год
adding-admins = В этой группе статьи добавляют только администраторы.
private-how = Скажите /private и вопрос, и ответ придёт только вам.
private-start = Я не могу написать вам, пока вы не начнёте наш чат. Откройте его — ответ будет там.
private-open = Открыть наш чат
private-here = Ответить здесь
private-working = Это видите только вы. Минуту …
private-not-yours = Это спросил кто-то другой, или это было давно. Задайте свой вопрос через /private.
private-nameless = Вы говорите от имени группы, и я не знаю, кому писать. Спросите от своего имени или без /private.
private-everyone = Показать всем
private-shared = { $name } делится:
private-shown = Теперь группа это видит.
private-not-shown = Показать это в группе я (уже) не могу.
joined =
    Здравствуйте! Я читаю статьи для этой группы: упомяните меня или ответьте мне ссылкой или вопросом, и я отвечу предложением, которое это доказывает. Подробнее: /help.

    Что я храню: статьи, которые мне дают, вопросы ко мне с ответами и ссылки, которыми здесь делятся, 30 дней. То, что вы говорите друг другу, — только если администратор включит это в /settings. /privacy и /forget_me доступны всем.
joined-privacy-mode = Telegram показывает мне только сообщения с моим именем, ответы мне и команды. Для вопросов этого хватает. Чтобы делать дайджесты того, чем делится группа, сделайте меня администратором или отключите мой режим приватности у @BotFather и добавьте меня снова.
