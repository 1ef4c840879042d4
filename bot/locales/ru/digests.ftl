# Digests: what a group shared and said.

digest_nothing = Ничего нового: ни ссылок, ни разговоров за это время.
digest_unread_not_read = не прочитано
digest_unread_failed = не удалось прочитать
digest_unread_paywall = за платной подпиской, не прочитано
digest_unread_other = там нет читаемой статьи
digest_shared_by = Прислал(и): { $names }
digest_said = { $author }: { $text }
digest_differ = Расходятся: { $claims }
digest_claim = «{ $words }» ({ $site })
digest_also = Ещё прислали
digest_discussions = Ещё обсуждали
digest_model_down = Часть рассказана словами статей: языковая модель не помогла.

digest-title = Чем делились с { $since }
digest-more = { $count ->
    [one] Ещё { $count } новость
    [few] Ещё { $count } новости
   *[other] Ещё { $count } новостей
}
digest-somebody = кто-то
digest-nothing-since = Ничего нового с { $since }.
digest-nothing-private = Ничего нового с { $since }. Здесь в дайджест попадает то, что публикуют ленты, на которые вы подписались через /follow; в группе — ещё и то, чем делятся люди.
digest-lost = Дайджест того, чем делились с { $since }, мог не дойти. Если его нет, напишите /digest 24h
digest-no-such-story = { $count ->
    [one] В этом дайджесте { $count } новость.
    [few] В этом дайджесте { $count } новости.
   *[other] В этом дайджесте { $count } новостей.
}
digest-story-unread = Её не удалось прочитать, знаю только заголовок.
catchup-title = Что вы пропустили с { $since }
catchup-groups-only = /catchup рассказывает, что вы пропустили в группе. Здесь мы говорим вдвоём.

plan-title = Дайджест
plan-set = Дайджест приходит { $cadence ->
    [daily] каждый день
    [weekdays] с понедельника по пятницу
   *[weekly] каждую неделю ({ $days })
} в { $times } ({ $zone }), если есть новое. Следующий: { $next_day }, { $next_time }.
plan-confirm = Присылать дайджест { $cadence ->
    [daily] каждый день
    [weekdays] с понедельника по пятницу
   *[weekly] каждую неделю ({ $days })
} в { $times } ({ $zone })? Первый: { $next_day }, { $next_time }.
plan-how = Скажите когда, например: /digest каждый день 09:00 Москва, /digest weekdays 18:30, /digest weekly fri 17:00, /digest off. Просто /digest делает дайджест сейчас, /digest 6h — за последние шесть часов.
plan-none = Здесь дайджест не запланирован.
plan-unclear = Не понимаю, когда это.
plan-which-day = В какой день?
plan-which-time = В котором часу? Можно и написать: /digest + 07:30
plan-which-zone = В каком часовом поясе? Можно написать и город: /digest + Лиссабон
plan-unknown-zone = Не знаю часового пояса или города «{ $said }». Выберите или напишите другой город: /digest + Лиссабон
plan-off = Дайджестов здесь больше не будет. /digest по-прежнему делает его, когда захотите.
plan-off-none = Дайджест здесь и не был запланирован.
plan-paused = План приостановлен: я не мог сюда писать. Задайте его снова, чтобы продолжить.
plan-paused-told = Я больше не могу писать в группу, для которой вы запланировали дайджесты. План приостановлен и продолжится, когда меня снова пустят.
plan-resumed = Я снова могу сюда писать, дайджесты продолжаются. Следующий: { $due }.
plan-button-yes = Запланировать
plan-button-no = Не надо
plan-button-off = Больше не присылать
