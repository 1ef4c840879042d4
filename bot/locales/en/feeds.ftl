# Feeds: what a chat follows, and what feeds bring.

feeds-how = Say /follow and the address of a site or a feed, and I bring what is new there: in the digest, or at once with “now” after the address. Add “only if it mentions Japan, NATO” to get nothing else. A list of feeds (OPML) can be sent as a file. /following shows what is followed here.
feeds-unfollow-how = Which one? Say /unfollow and its number from /following, or its address.
feeds-none = Nothing is followed here. Say /follow and the address of a site or a feed.
feeds-title =
    { $count ->
        [one] One feed is followed here
       *[other] { $count } feeds are followed here
    }
feeds-page = Page { $page } of { $pages }. ✕ and a number stops a feed, and so does /unfollow; /follow NUMBER now, or digest, changes when it comes.
feeds-exported =
    { $count ->
        [one] One feed, as OPML for any feed reader.
       *[other] { $count } feeds, as OPML for any feed reader.
    }
feeds-elsewhere = Feeds come in Telegram only: here I could not write to you by myself.
feeds-admins = In this group only administrators decide what is followed.
feeds-imported =
    { $count ->
        [0] I could follow none of these feeds.
        [one] One feed is followed now
       *[other] { $count } feeds are followed now
    }
feeds-import-list = Followed
feeds-import-failed =
    { $count ->
        [one] One could not be followed
       *[other] { $count } could not be followed
    }

feed-followed = Followed: { $title }
feed-changed = Followed, with changes: { $title }
feed-unfollowed = No longer followed: { $title }
feed-in-digest = What is new comes in the digest (/digest).
feed-at-once = What is new comes at once.
feed-words = only with: { $words }
feed-first =
    { $count ->
        [one] The newest entry of now comes first.
       *[other] The { $count } newest entries of now come first.
    }
feed-row-at-once = at once
feed-dead-gone = the site says that it is gone
feed-dead-unreachable = it has not answered for days
feed-dead-not_a_feed = for days there has been no feed at its address
feed-dead-away = it rests, because I could not write here
feed-died = I have stopped visiting the feed “{ $title }”: { $why }.
feed-moved = The feed “{ $title }” has moved from { $old } to { $new }. I follow it there.
feed-many =
    { $count ->
        [one] One new entry: { $names }
       *[other] { $count } new entries: { $names }
    }
feed-more =
    { $count ->
        [one] One more
       *[other] { $count } more
    }

button-at-once = At once
button-in-digest = In the digest
button-unfollow = Unfollow
button-follow-again = Follow again
button-opml = As OPML
button-following = Show all

feed-error-too-large = That feed is too large for me: I read up to { $megabytes } MB. Perhaps the site has a smaller one, of one topic.
feed-error-bad-status = The site answered with error { $status }, so I can't follow that. Check the address.
feed-error-fetch-timeout = That site took longer than { $seconds } seconds to answer. Try again later.
feed-error-fetch = I could not reach that address. Check it, or try again later.
feed-error-empty-source = There is nothing at that address. Check it, or try again later.
feed-error-parser-limit = Reading that feed took too much time or memory, so I stopped. Perhaps the site has a smaller one.
feed-error-damaged-file = That file is no list of feeds that I can read. Export it again as OPML and send it once more.
