# The commands in the menu of Telegram: at most 256 characters each.

command-start = що я таке і з чого почати
command-help = що мені можна сказати
command-summary = стислий зміст статті, про яку ми говоримо
command-ask = запитати про неї: /ask коли це буде?
command-articles = що я для вас прочитав
command-follow = новини сайту, прочитані для вас: /follow example.org одразу
command-following = на що тут є підписка
command-unfollow = скасувати підписку: /unfollow 2
command-forget = вилучити статтю, про яку ми говоримо
command-new = почати заново; статті лишаться
command-language = якою мовою я говорю
command-settings = як я поводжуся
command-usage = що використано і що лишилося
command-privacy = що і як довго я зберігаю
command-forget_me = вилучити все ваше
command-export = ваші статті файлами
command-private = відповідь лише вам: /private коли це?
command-digest = що нового, зараз або за планом: /digest щодня 09:00 Київ
command-catchup = що ви пропустили, лише для вас: /catchup 6h
bot-about = Читаю статті за вас, переказую і відповідаю реченням, яке це доводить.
