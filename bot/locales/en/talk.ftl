# What the bot says in a conversation.

welcome =
    I read articles for you. Send me a link, paste or forward a text, or send a file (HTML, TXT, Markdown, PDF, DOCX, EPUB). Then say “summarize”, or ask me anything about it: I answer with the sentence that proves it, and tell you when the article doesn't say.
help =
    Send a link, a text or a file, and I read it. Then:
    • “summarize” (or tl;dr, “key points”, “in detail”) gives the summary
    • any question is answered from the article, with the quote
    • “where?”, “and who hosts it?”, “what about Australia?” follow up
    /articles lists what I have read for you, /new starts over, /forget removes the article we talk about. There are /language, /settings, /usage, /privacy and /export, too.
    /follow and the address of a site or a feed brings what is new there; /following lists what is followed.
    /digest tells what a group shared, now or on a plan; /catchup tells what you missed.
go_on = Say “summarize”, or ask me anything about it.
thanks = You're welcome. Send me another link, or ask on.
nothing_read = I have not read anything for you yet. Send me a link, a text or a file first.
nothing_said = I see no words in that. Send a link, a text, a file or a question.
unknown_command = I don't know the command /{ $name }. /help shows what I can do.
new = We start over. Your articles stay: /articles lists them.
no_articles = No articles yet. Send me a link, a text or a file.
article_row = { $number }. { $title }{ $details }
forgotten = “{ $title }” is gone: text, index, and what we said about it.
forget_which = Which one shall I forget? Say /forget and its number from /articles, or /forget all.
forgotten_all = Everything is gone: articles, index, and our conversations.
no_such_file = I find no file { $path } on this machine. Check the path and type it again.
no_such_article = There is no article with that number. /articles shows the list.
which_article = Which article do you mean?
nothing_to_sum_up =
    I find nothing in “{ $title }” that can be summed up: it holds only requests and commands. Ask me about it instead.
doesnt_say = The article doesn't say.
none_says = Your articles don't say.
nearest = The nearest thing that it does say:
elsewhere = “{ $focus }” doesn't say, but “{ $title }” does:
meanwhile = The article says: “{ $quote }”
fallback-model_down = The language model is not available right now, so these are the article's own words.
fallback-model_slow = The language model took too long, so these are the article's own words.
fallback-rate_limited = The language model is busy right now, so these are the article's own words.
fallback-unverified = The language model's answer could not be verified, so these are the article's own words.
card-known = I had read this before:
card-updated = This changed since I last read it; I have read it again:
card-read = I have read:
minutes = { $minutes } min read
not_allowed = This bot is private. Ask its operator for access.
old_button = That button no longer works. Please type what you want instead.
sent_unknown =
    I lost touch with Telegram while answering you. If the answer above is missing or not complete, please ask again.
broken = Something went wrong on my side. It is noted; please try again in a moment.
quotes =
    { $count ->
        [one] The sentence that proves it
       *[other] The sentences that prove it
    }
