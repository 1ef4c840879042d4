# الخلاصات: ما تتابعه المحادثة وما تأتي به.

feeds-how = اكتب /follow وعنوان موقع أو خلاصة، فآتيك بالجديد منها: في الملخص، أو فورًا إذا كتبت «الآن» بعد العنوان. أضف «فقط إذا ذُكرت اليابان، الناتو» فلا يصلك غير ذلك. يمكن إرسال قائمة خلاصات (OPML) كملف. يعرض /following ما يُتابَع هنا.
feeds-unfollow-how = أيّها؟ اكتب /unfollow ورقمها من /following، أو عنوانها.
feeds-none = لا شيء يُتابَع هنا. اكتب /follow وعنوان موقع أو خلاصة.
feeds-title =
    { $count ->
        [zero] لا تُتابَع هنا أي خلاصة
        [one] تُتابَع هنا خلاصة واحدة
        [two] تُتابَع هنا خلاصتان
        [few] تُتابَع هنا { $count } خلاصات
        [many] تُتابَع هنا { $count } خلاصة
       *[other] تُتابَع هنا { $count } خلاصة
    }
feeds-page = الصفحة { $page } من { $pages }. ✕ مع رقم يوقف متابعة خلاصة، وكذلك /unfollow؛ ويغيّر /follow مع الرقم ثم now أو digest وقت وصولها.
feeds-exported =
    { $count ->
        [one] خلاصة واحدة بصيغة OPML لأي قارئ خلاصات.
        [two] خلاصتان بصيغة OPML لأي قارئ خلاصات.
        [few] { $count } خلاصات بصيغة OPML لأي قارئ خلاصات.
       *[other] { $count } خلاصة بصيغة OPML لأي قارئ خلاصات.
    }
feeds-elsewhere = تصل الخلاصات في تيليغرام فقط: لا أستطيع هنا أن أكتب إليك من تلقاء نفسي.
feeds-admins = في هذه المجموعة يقرّر المشرفون وحدهم ما يُتابَع.
feeds-imported =
    { $count ->
        [0] لم أستطع متابعة أي من هذه الخلاصات.
        [one] تُتابَع الآن خلاصة واحدة
        [two] تُتابَع الآن خلاصتان
        [few] تُتابَع الآن { $count } خلاصات
       *[other] تُتابَع الآن { $count } خلاصة
    }
feeds-import-list = ما يُتابَع
feeds-import-failed =
    { $count ->
        [one] تعذّرت متابعة واحدة
        [two] تعذّرت متابعة اثنتين
        [few] تعذّرت متابعة { $count } خلاصات
       *[other] تعذّرت متابعة { $count } خلاصة
    }

feed-followed = تُتابَع الآن: { $title }
feed-changed = تُتابَع مع تغييرات: { $title }
feed-unfollowed = لم تعد تُتابَع: { $title }
feed-in-digest = يصل الجديد في الملخص (/digest).
feed-at-once = يصل الجديد فورًا.
feed-words = فقط مع: { $words }
feed-first =
    { $count ->
        [one] يصل أولًا أحدث مدخل موجود الآن.
        [two] يصل أولًا أحدث مدخلين موجودين الآن.
        [few] تصل أولًا أحدث { $count } مدخلات موجودة الآن.
       *[other] يصل أولًا أحدث { $count } مدخلًا موجودًا الآن.
    }
feed-row-at-once = فورًا
feed-dead-gone = يقول الموقع إنها لم تعد موجودة
feed-dead-unreachable = لا تستجيب منذ أيام
feed-dead-not_a_feed = لا توجد خلاصة في عنوانها منذ أيام
feed-dead-away = متوقفة مؤقتًا لأنني لم أستطع الكتابة هنا
feed-died = توقفت عن زيارة الخلاصة «{ $title }»: { $why }.
feed-moved = انتقلت الخلاصة «{ $title }» من { $old } إلى { $new }. أتابعها هناك.
feed-many =
    { $count ->
        [one] مدخل جديد واحد: { $names }
        [two] مدخلان جديدان: { $names }
        [few] { $count } مدخلات جديدة: { $names }
       *[other] { $count } مدخلًا جديدًا: { $names }
    }
feed-more =
    { $count ->
        [one] واحد آخر
        [two] اثنان آخران
        [few] { $count } أخرى
       *[other] { $count } أخرى
    }

button-at-once = فورًا
button-in-digest = في الملخص
button-unfollow = إيقاف المتابعة
button-follow-again = متابعة من جديد
button-opml = بصيغة OPML
button-following = عرض الكل

feed-error-too-large = هذه الخلاصة أكبر مما أستطيع: أقرأ حتى { $megabytes } ميغابايت. ربما لدى الموقع خلاصة أصغر لموضوع واحد.
feed-error-bad-status = أجاب الموقع بالخطأ { $status }، فلا أستطيع متابعته. تحقّق من العنوان.
feed-error-fetch-timeout = استغرق هذا الموقع أكثر من { $seconds } ثانية ليجيب. حاول لاحقًا.
feed-error-fetch = لم أستطع الوصول إلى هذا العنوان. تحقّق منه أو حاول لاحقًا.
feed-error-empty-source = لا شيء في هذا العنوان. تحقّق منه أو حاول لاحقًا.
feed-error-parser-limit = تطلّبت قراءة هذه الخلاصة وقتًا أو ذاكرة أكثر من اللازم فتوقفت. ربما لدى الموقع خلاصة أصغر.
feed-error-damaged-file = هذا الملف ليس قائمة خلاصات أستطيع قراءتها. صدّرها مجددًا بصيغة OPML وأرسلها مرة أخرى.
