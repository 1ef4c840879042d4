# Digests: what a group shared and said.

digest_nothing = Нічого нового: ні посилань, ні розмов за цей час.
digest_unread_not_read = не прочитано
digest_unread_failed = не вдалося прочитати
digest_unread_paywall = за платною підпискою, не прочитано
digest_unread_other = там немає читабельної статті
digest_shared_by = Надіслали: { $names }
digest_said = { $author }: { $text }
digest_differ = Розходяться: { $claims }
digest_claim = «{ $words }» ({ $site })
digest_also = Ще надіслали
digest_discussions = Ще обговорювали
digest_model_down = Частину розказано словами статей: мовна модель не допомогла.

digest-title = Чим ділилися з { $since }
digest-more = { $count ->
    [one] Ще { $count } новина
    [few] Ще { $count } новини
   *[other] Ще { $count } новин
}
digest-somebody = хтось
digest-nothing-since = Нічого нового з { $since }.
digest-nothing-private = Нічого нового з { $since }. Тут у дайджест потрапляє те, що публікують стрічки, на які ви підписалися через /follow; у групі — ще й те, чим діляться люди.
digest-lost = Дайджест того, чим ділилися з { $since }, міг не дійти. Якщо його немає, напишіть /digest 24h
digest-no-such-story = { $count ->
    [one] У цьому дайджесті { $count } новина.
    [few] У цьому дайджесті { $count } новини.
   *[other] У цьому дайджесті { $count } новин.
}
digest-story-unread = Її не вдалося прочитати, знаю лише заголовок.
catchup-title = Що ви пропустили з { $since }
catchup-groups-only = /catchup розповідає, що ви пропустили в групі. Тут ми говоримо вдвох.

plan-title = Дайджест
plan-set = Дайджест приходить { $cadence ->
    [daily] щодня
    [weekdays] з понеділка по п’ятницю
   *[weekly] щотижня ({ $days })
} о { $times } ({ $zone }), якщо є щось нове. Наступний: { $next_day }, { $next_time }.
plan-confirm = Надсилати дайджест { $cadence ->
    [daily] щодня
    [weekdays] з понеділка по п’ятницю
   *[weekly] щотижня ({ $days })
} о { $times } ({ $zone })? Перший: { $next_day }, { $next_time }.
plan-how = Скажіть коли, наприклад: /digest щодня 09:00 Київ, /digest weekdays 18:30, /digest weekly fri 17:00, /digest off. Просто /digest робить дайджест зараз, /digest 6h — за останні шість годин.
plan-none = Тут дайджест не заплановано.
plan-unclear = Не розумію, коли це.
plan-which-day = У який день?
plan-which-time = О котрій годині? Можна й написати: /digest + 07:30
plan-which-zone = У якому часовому поясі? Можна написати й місто: /digest + Лісабон
plan-unknown-zone = Не знаю часового поясу чи міста «{ $said }». Виберіть або напишіть інше місто: /digest + Лісабон
plan-off = Дайджестів тут більше не буде. /digest і далі робить його, коли захочете.
plan-off-none = Дайджест тут і не було заплановано.
plan-paused = План призупинено: я не міг сюди писати. Задайте його знову, щоб продовжити.
plan-paused-told = Я більше не можу писати в групу, для якої ви запланували дайджести. План призупинено; він продовжиться, коли мене знову пустять.
plan-resumed = Я знову можу сюди писати, дайджести тривають. Наступний: { $due }.
plan-button-yes = Запланувати
plan-button-no = Не треба
plan-button-off = Більше не надсилати
