# Language, usage, limits, privacy, export and feedback.

admins_only = Only the administrators of this group can do that.

language-title = Language
language-now = I speak: { $name }. Choose, or say /language and a name. Answers are in the language of your question.
language-auto = as in your Telegram

usage-title = This month
usage-all = This month, everybody
usage-counts = Answers: { $answers } · summaries: { $summaries }
usage-articles = Articles read: { $articles }
usage-tokens = Tokens of the language model: { $tokens }
usage-money = Money: { $money }
usage-left-questions = Left today: { $left ->
        [one] one question or summary
       *[other] { $left } questions or summaries
    }
usage-left-articles = Left today: { $left ->
        [one] one article
       *[other] { $left } articles
    }
usage-left-money = Money left this month: { $money }
usage-no-limits = There are no limits here.

limit-questions-person = You have had your { $count } answers for today. Tomorrow (UTC) you can ask on; /usage shows what is left.
limit-questions-chat = This chat has had its { $count } answers for today. Tomorrow (UTC) it can ask on; /usage shows what is left.
limit-articles-person = I have read { $count } articles for you today, which is the limit. Tomorrow (UTC) I read on; /usage shows what is left.
limit-articles-chat = I have read { $count } articles for this chat today, which is the limit. Tomorrow (UTC) I read on; /usage shows what is left.
fallback-over_budget = The money for the language model is used up this month, so these are the article's own words.

privacy-title = What I keep, and for how long
privacy-kept =
    Of this chat I keep { $articles ->
        [one] one article
       *[other] { $articles } articles
    } with what was made from them, and { $turns ->
        [one] one question
       *[other] { $turns } questions
    } of yours with the answers, until you say otherwise.
privacy-where = They lie in the database of whoever runs this bot, and nowhere in its logs. If it uses a language model, that model's server sees your questions and the passages that answer them.
privacy-others = Nobody in another chat can find, count or guess them.
privacy-delete = /forget removes an article, /forget_me removes everything of yours, /export gives it to you as files.

forget-me-sure = Shall I forget everything of yours: articles, questions, settings, counts? This cannot be undone.
forget-me-group = Shall I forget what you said, asked and rated in this group? Its articles stay. This cannot be undone.
button-forget-me = Forget me
forgotten-me = It is all gone. If you ever want to start again, just send me a link.
forgotten-group = What you said, asked and rated here is gone.

export-file = Here is your library: { $name }

feedback-thanks = Thank you, noted.
feedback-why = What was wrong with it?
feedback-wrong = It is wrong
feedback-invented = Not in the article
feedback-long = Too long
feedback-other = Something else
feedback-how = Press 👍 or 👎 under an answer, and I note what you think of it.
usage-chat = This chat, everybody together:
language-fixed = I speak { $name }, and so does a language model that answers or sums up for you. Choose another, or say /language auto: then answers are in the language of your question.
privacy-counts = How much you use (numbers of answers, articles and tokens, no words) I keep for { $days } days, and your 👍 and 👎 until you are forgotten; whoever runs this bot can see them.
