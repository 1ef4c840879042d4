# Digests: what a group shared and said.

digest_nothing = Nothing new: no links and no talk in this time.
digest_unread_not_read = not read
digest_unread_failed = could not be read
digest_unread_paywall = behind a paywall, not read
digest_unread_other = no readable article there
digest_shared_by = Shared by { $names }
digest_said = { $author }: { $text }
digest_differ = They differ: { $claims }
digest_claim = “{ $words }” ({ $site })
digest_also = Also shared
digest_discussions = Also discussed
digest_model_down = Some stories are told in the articles' own words: the language model did not help.

digest-title = Shared since { $since }
digest-more = { $count ->
    [one] One more story
   *[other] { $count } more stories
}
digest-somebody = somebody
digest-nothing-since = Nothing new since { $since }.
digest-nothing-private = Nothing new since { $since }. Here a digest brings what the feeds that you /follow have; in a group also what its people share.
digest-lost = A digest of what was shared since { $since } may not have arrived. If it did not, say /digest 24h
digest-no-such-story = { $count ->
    [one] That digest has one story.
   *[other] That digest has { $count } stories.
}
digest-story-unread = I could not read that one, so I can't tell more than its headline.
catchup-title = What you missed since { $since }
catchup-groups-only = /catchup tells what you missed in a group. Here I talk with you alone.

plan-title = Digest
plan-set = A digest comes { $cadence ->
    [daily] every day
    [weekdays] Monday to Friday
   *[weekly] every week ({ $days })
} at { $times } ({ $zone }), if there is anything new. Next: { $next_day }, { $next_time }.
plan-confirm = Shall a digest come { $cadence ->
    [daily] every day
    [weekdays] Monday to Friday
   *[weekly] every week ({ $days })
} at { $times } ({ $zone })? The first one: { $next_day }, { $next_time }.
plan-how = Say when, for example: /digest daily 09:00 Europe/London, /digest weekdays 18:30, /digest weekly fri 17:00, /digest off. /digest alone makes one now, /digest 6h one of the last six hours.
plan-none = No digest is planned here.
plan-unclear = I did not understand when that is.
plan-which-day = On which day?
plan-which-time = At what time? You can also type it: /digest + 07:30
plan-which-zone = In which time zone? You can also type a city: /digest + Lisbon
plan-unknown-zone = I don't know a time zone or city “{ $said }”. Choose one, or type another city: /digest + Lisbon
plan-off = No more digests here. /digest still makes one whenever you want.
plan-off-none = There was no digest planned here.
plan-paused = The plan is paused because I could not write here. Set it again to go on.
plan-paused-told = I can't write to a group any more whose digests you planned. The plan is paused; it goes on when I am let in again.
plan-resumed = I can write here again, and the digests go on. Next: { $due }.
plan-button-yes = Set it
plan-button-no = Leave it
plan-button-off = No more digests
