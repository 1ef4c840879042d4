# The commands in the menu of Telegram: at most 256 characters each.

command-start = что я такое и с чего начать
command-help = что мне можно сказать
command-summary = краткое содержание статьи, о которой мы говорим
command-ask = спросить о ней: /ask когда это будет?
command-articles = что я для вас прочитал
command-follow = новости сайта, прочитанные для вас: /follow example.org сразу
command-following = на что здесь есть подписка
command-unfollow = отменить подписку: /unfollow 2
command-forget = удалить статью, о которой мы говорим
command-new = начать заново; статьи останутся
command-language = на каком языке я говорю
command-settings = как я себя веду
command-usage = что израсходовано и что осталось
command-privacy = что и как долго я храню
command-forget_me = удалить всё ваше
command-export = ваши статьи файлами
command-private = ответ только вам: /private когда это?
command-digest = что нового, сейчас или по плану: /digest каждый день 09:00 Москва
command-catchup = что вы пропустили, только для вас: /catchup 6h
bot-about = Читаю статьи за вас, пересказываю и отвечаю предложением, которое это доказывает.
