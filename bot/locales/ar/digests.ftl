# Digests: what a group shared and said.

digest_nothing = لا جديد: لا روابط ولا حديث في هذه المدة.
digest_unread_not_read = لم تُقرأ
digest_unread_failed = تعذرت قراءتها
digest_unread_paywall = مدفوعة، لم تُقرأ
digest_unread_other = لا مقالة مقروءة هناك
digest_shared_by = شاركها { $names }
digest_said = { $author }: { $text }
digest_differ = تختلف: { $claims }
digest_claim = «{ $words }» ({ $site })
digest_also = وشورك أيضًا
digest_discussions = ونوقش أيضًا
digest_model_down = بعض القصص بكلمات المقالات نفسها: لم يساعد نموذج اللغة.

digest-title = ما تمت مشاركته منذ { $since }
digest-more = { $count ->
    [one] خبر آخر
    [two] خبران آخران
    [few] { $count } أخبار أخرى
   *[other] { $count } خبرًا آخر
}
digest-somebody = أحدهم
digest-nothing-since = لا جديد منذ { $since }.
digest-nothing-private = لا جديد منذ { $since }. هنا يأتي الملخص بما تنشره المصادر التي تتابعها عبر /follow، وفي المجموعة أيضًا بما يشاركه الناس.
digest-lost = ربما لم يصل ملخص ما تمت مشاركته منذ { $since }. إن لم يصل فاكتب /digest 24h
digest-no-such-story = { $count ->
    [one] في ذلك الملخص خبر واحد.
    [two] في ذلك الملخص خبران.
    [few] في ذلك الملخص { $count } أخبار.
   *[other] في ذلك الملخص { $count } خبرًا.
}
digest-story-unread = لم أتمكن من قراءة هذا الخبر، ولا أعرف سوى عنوانه.
catchup-title = ما فاتك منذ { $since }
catchup-groups-only = يخبرك /catchup بما فاتك في مجموعة. هنا نتحدث وحدنا.

plan-title = الملخص
plan-set = يأتي ملخص { $cadence ->
    [daily] كل يوم
    [weekdays] من الاثنين إلى الجمعة
   *[weekly] كل أسبوع ({ $days })
} في { $times } ({ $zone }) إن وُجد جديد. التالي: { $next_day }، { $next_time }.
plan-confirm = هل يأتي ملخص { $cadence ->
    [daily] كل يوم
    [weekdays] من الاثنين إلى الجمعة
   *[weekly] كل أسبوع ({ $days })
} في { $times } ({ $zone })؟ الأول: { $next_day }، { $next_time }.
plan-how = قل متى، مثلًا: /digest كل يوم 09:00 القاهرة، /digest weekdays 18:30، /digest weekly fri 17:00، /digest off. الأمر /digest وحده يصنع ملخصًا الآن، و/digest 6h لآخر ست ساعات.
plan-none = لا ملخص مخطط له هنا.
plan-unclear = لم أفهم متى ذلك.
plan-which-day = في أي يوم؟
plan-which-time = في أي ساعة؟ يمكنك كتابتها أيضًا: /digest + 07:30
plan-which-zone = في أي منطقة زمنية؟ يمكنك كتابة مدينة أيضًا: /digest + لشبونة
plan-unknown-zone = لا أعرف منطقة زمنية أو مدينة باسم “{ $said }”. اختر واحدة أو اكتب مدينة أخرى: /digest + لشبونة
plan-off = لا ملخصات هنا بعد الآن. ما زال /digest يصنع واحدًا متى شئت.
plan-off-none = لم يكن هنا ملخص مخطط له.
plan-paused = الخطة متوقفة لأنني لم أستطع الكتابة هنا. حدّدها من جديد لتستمر.
plan-paused-told = لم أعد أستطيع الكتابة في مجموعة خططتَ لملخصاتها. الخطة متوقفة وتستمر عندما يُسمح لي بالدخول مجددًا.
plan-resumed = أستطيع الكتابة هنا مجددًا، وتستمر الملخصات. التالي: { $due }.
plan-button-yes = حدّدها
plan-button-no = دعها
plan-button-off = لا مزيد من الملخصات
