# What is kept of a group, and what its members may decide about it.

joined =
    Hello! I read articles for this group: mention me or reply to me with a link or a question, and I answer with the sentence that proves it. /help tells more.

    What I keep, for answers and digests: articles that you give me, questions to me with my answers, and for { $days } days the links that are shared here, with the name of who shared them, and when each of you last wrote. What you say to each other is kept only if an administrator switches that on: /settings discussion on

    Who does not want to be kept says /privacy out. “forget this” in reply to your message removes it, /forget_me all that you said here; /privacy tells more.
privacy-group =
    For digests I keep, for { $days } days, the links that are shared here, with the name of who shared them, and when each person last wrote. { $discussion ->
        [on] An administrator has switched on that I keep what you say to each other, too.
       *[off] What you say to each other is not kept, unless an administrator switches that on in /settings.
    } When a message is edited, I keep the new version only.
privacy-mine =
    Of you I keep { $count ->
        [0] no message
        [one] one message
       *[other] { $count } messages
    }. “forget this” in reply to a message of yours removes it; /forget_me removes all that you said and asked here; /privacy out: nothing that you say to others is kept from then on.
privacy-opted-out = You have opted out: of what you say to others here nothing is kept, and no language model gets it. /privacy in takes that back.
privacy-out = Nothing that you say to others here is kept from now on, and what was kept is gone. /privacy in takes that back.
privacy-in = What you share here is kept for digests again. /privacy out takes that back.
button-privacy-out = Keep nothing of mine
button-privacy-in = Keep mine again
forgotten-message = That message is forgotten: no digest will name it.
message-not-kept = I keep nothing of that message.
message-not-yours = Only who wrote a message, or an administrator, can have it forgotten.
error-opted-out = Whoever wrote that does not want it to be kept, or given to a language model, so I leave it unread.
