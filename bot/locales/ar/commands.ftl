# The commands in the menu of Telegram: at most 256 characters each.

command-start = من أنا وكيف تبدأ
command-help = ما يمكنك أن تقوله لي
command-summary = ملخص المقالة التي نتحدث عنها
command-ask = اسأل عنها: /ask متى؟
command-articles = ما قرأته لك
command-follow = جديد موقع، أقرؤه لك: ‎/follow example.org الآن
command-following = ما يُتابَع هنا
command-unfollow = إيقاف المتابعة: ‎/unfollow 2
command-forget = حذف المقالة التي نتحدث عنها
command-new = البدء من جديد؛ مقالاتك تبقى
command-language = اللغة التي أتحدث بها
command-settings = كيف أتصرف هنا
command-usage = ما استُهلك وما بقي
command-privacy = ماذا أحفظ وإلى متى
command-forget_me = حذف كل ما يخصك
command-export = مقالاتك في ملفات
command-private = جواب لك وحدك: /private متى؟
command-digest = الجديد الآن أو وفق خطة: /digest كل يوم 09:00 القاهرة
command-catchup = ما فاتك، لك وحدك: /catchup 6h
bot-about = أقرأ المقالات لك وألخصها وأجيب بالجملة التي تثبت ذلك.
