# Groups: settings, answers for one person, joining.

settings-title = الإعدادات
settings-how = الزر يغيّر إعداده؛ ويمكنك الكتابة أيضًا: /settings length short
settings-unknown = لا أعرف الإعداد «{ $name }». الموجود: { $names }.
settings-not-that = لا يمكن أن يكون { $name } «{ $value }»، بل: { $values }.
setting-length = الأجوبة
setting-length-short = قصيرة
setting-length-normal = عادية
setting-length-long = طويلة
setting-layout = الشكل
setting-layout-rich = باقتباسات قابلة للطي
setting-layout-simple = بسيط
setting-adding = المقالات يضيفها
setting-adding-everybody = الجميع
setting-adding-admins = المشرفون
setting-answers = الأجوبة تذهب
setting-answers-public = إلى المجموعة
setting-answers-private = إلى الشخص وحده أولًا
setting-discussion = يُحفظ ما يقال للموجزات
setting-discussion-on = نعم
setting-discussion-off = لا، الروابط فقط
setting-retention = مدة الحفظ
setting-retention-7 = 7 أيام
setting-retention-30 = 30 يومًا
setting-retention-90 = 90 يومًا
setting-retention-365 = سنة
adding-admins = في هذه المجموعة يضيف المشرفون وحدهم المقالات.
private-how = قل /private وسؤالك فيأتي الجواب إليك وحدك.
private-start = لا أستطيع مراسلتك قبل أن تبدأ محادثتنا. افتحها تجد الجواب فيها.
private-open = افتح محادثتنا
private-here = أجب هنا
private-working = لعينيك فقط. لحظة من فضلك…
private-not-yours = هذا سؤال شخص آخر، أو مضى عليه وقت طويل. اسأل سؤالك بـ /private.
private-nameless = تتحدث هنا باسم المجموعة، فلا أعرف لمن أكتب. اسأل باسمك أنت، أو بدون /private.
private-everyone = أظهره للجميع
private-shared = { $name } يشارك:
private-shown = تراه المجموعة الآن.
private-not-shown = لا أستطيع إظهار ذلك في المجموعة (بعد الآن).
joined =
    مرحبًا! أقرأ المقالات لهذه المجموعة: اذكروني أو ردّوا عليّ برابط أو سؤال فأجيب بالجملة التي تثبت ذلك. التفاصيل في /help.

    ما أحفظه: المقالات التي تعطونني، والأسئلة إليّ مع أجوبتي، والروابط التي تُشارك هنا، ثلاثين يومًا. أما ما تقولونه بعضكم لبعض فلا يُحفظ إلا إذا فعّل مشرف ذلك في /settings. الأمران /privacy و/forget_me للجميع.
joined-privacy-mode = لا يريني تيليجرام إلا الرسائل التي تذكرني أو ترد عليّ أو هي أوامر. هذا يكفي للأسئلة. أما لموجزات ما تشاركه المجموعة فاجعلوني مشرفًا، أو عطّلوا وضع الخصوصية لي عند @BotFather ثم أضيفوني من جديد.
