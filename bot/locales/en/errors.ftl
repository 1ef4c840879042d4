# What went wrong, why, and what to do about it.

not-article-consent_wall =
    That page shows only a cookie or consent notice to me, not the article. Open it in your browser and paste the text here.
not-article-paywall =
    That page shows me only the beginning: the rest is behind a paywall. If you can read it, paste the text here.
not-article-error_page = That page is an error page, not an article. Check the link and send it again.
not-article-link_list =
    That page is a list of links, not an article. Open the article that you mean and send me its own link.
not-article-needs_javascript = That page needs a browser with JavaScript to show its text. Paste the text here instead.
not-article-bot_check = That site asks for proof that I am human, which I am not. Paste the text here instead.
not-article-too_short = There is too little text in that to be an article. Send a longer text or a link.
not-article-no_text = I found no article text in that. Send another link, or paste the text here.

error-unreadable-url = I can't open that address: { $reason }. I read public web pages (http and https) only.
error-fetch-timeout =
    That page took longer than { $seconds } seconds to answer. Try again later, or paste the text here.
error-bad-status =
    The site answered with error { $status }, so there is nothing to read. Check the link, or paste the text here.
error-redirect =
    That address sends me round in circles. Open it in your browser and send me the address that it ends at.
error-fetch = I could not download that page: the connection failed. Check the link or try again later.
error-too-large =
    That is too large for me: I read up to { $megabytes } MB. Send a smaller file or paste the part that matters.
error-empty-source = That is empty: there is nothing in it to read. Please send it again.
error-unsupported-type =
    I can't read files of the type { $media_type }. Send HTML, TXT, Markdown, PDF, DOCX or EPUB.
error-damaged-file =
    That file is damaged, or not what it says it is ({ $kind }). Save it again and send it once more.
error-encrypted-file = That { $kind } file is locked with a password. Send a copy without one.
error-no-text-layer =
    That PDF holds pictures of pages, not text (a scan), and I can't read pictures. Send a version with text.
error-parser-limit =
    Reading that took too much time or memory, so I stopped. Send a smaller or simpler version, or paste the text here.
error-ingest = I could not read that. Try another link, or paste the text here.
error-unknown-article = I don't have that article (any more). /articles shows the list.
error-library-locked =
    The library in { $path } is in use by another article-bot (process { $holder }). Stop that one first, or let several share one by setting CHROMA_URL and DATABASE_URL.
error-index-mismatch =
    The index was made by the embedding model { $made_by }, but the settings want { $wanted }. Run `article-bot reindex` to rebuild it, or set EMBEDDING_MODEL back.
error-embedding =
    The embedding model is not answering properly, so I can't read or search right now. Try again in a moment; `article-bot doctor` tells more.
error-token-refused =
    Telegram does not accept TELEGRAM_BOT_TOKEN. Copy the token that @BotFather gave you into .env, or leave it out to talk in the terminal.
error-webhook-secret-missing =
    WEBHOOK_URL is set and WEBHOOK_SECRET is not, so anybody could pose as Telegram. Set it to letters and digits that nobody can guess, or leave both out for long polling.
error-webhook-refused =
    Telegram does not take the webhook: { $reason }. WEBHOOK_URL has to be a public https address on port 443, 80, 88 or 8443, and WEBHOOK_SECRET 1 to 256 letters, digits, _ or -.
error-listen =
    I cannot listen on { $address }: something else does, or it is not an address of this machine. Set WEBHOOK_LISTEN to a free one.
error-model-slow =
    The chat model gives no answer in time. Check that its server is up, or raise ANSWER_TIMEOUT.
error-model-rate-limit =
    The chat model's server says that it is busy or that the quota is used up. Try again later, or check the account.
error-model =
    The chat model's server cannot be reached, refuses, or gives no proper answer. Check OPENAI_BASE_URL, OPENAI_API_KEY and CHAT_MODEL; without CHAT_MODEL answers are quotes.
error-not-a-feed = I find no feed at that address, and the site names none. Send me the address of its RSS, Atom or JSON feed.
error-too-many-feeds = This chat follows { $limit } feeds already, and that is as many as I can. Stop one first.
error-unknown-feed = This chat follows no feed of that number or address.
