# Cards of articles, the list of articles, links that open the bot on one.

button-summarize = Summarize
button-key-points = Key points
button-in-detail = In detail
button-ask = Ask
button-original = Original
button-share = Share
button-forget = Forget
button-keep = Yes, keep it
button-drop = No
button-cancel = No, keep it

keep_this = That is a long text. Shall I keep it as an article?
kept_nothing = There is no text that I could keep (any more). Please send it again.
dropped = All right, I have not kept it.

suggest = You could ask about “{ $title }”:
suggest_who = What does it say about { $words }?
suggest_date = What happens on { $words }?
suggest_number = { $words }: what does it say about that?
suggest_nothing = Just ask: in your own words, whatever you want to know about “{ $title }”.

read_many =
    { $count ->
        [one] I have read one:
       *[other] I have read these { $count }:
    }
read_not = Not read: { $source }. { $why }

articles_title =
    { $count ->
        [one] One article
       *[other] { $count } articles
    }
articles_found =
    { $count ->
        [one] One article for “{ $words }”
       *[other] { $count } articles for “{ $words }”
    }
articles_none_found = No article for “{ $words }”. Without words, /articles lists them all.
articles_page = Page { $page } of { $pages }. A number opens one; /articles WORDS or #tag searches.
forget_sure = Forget “{ $title }”, and what we said about it?
tagged = “{ $title }” now has: { $words }
tag_how = Say /tag and some words, and I put them on the article that we talk about: /tag work japan
tag_nothing = Which article? Open one first: /articles

share_text = “{ $title }”: whoever opens this link can read it with me and ask about it.
share_button = Send the link
link_unknown = That link does not work (any more). Send me the article's own link instead.
question_kept = I keep your question: “{ $question }”. Send the text or another link within the hour, and I answer it.
answer_from = From “{ $title }”.
