"""Every sentence that the bot says of its own accord, in one place.

`say(key, **facts)` gives a sentence; `explain(error)` gives one for an error: what happened, why,
and what to do. Each sentence is plain text; an edge adds markup. English today; a catalogue for
another language has the same keys.
"""

from datetime import datetime

from bot.errors import (
    ListenError,
    ModelError,
    ModelRateLimitError,
    ModelSlowError,
    TokenRefusedError,
    TooManyFeedsError,
    UnknownFeedError,
    WebhookRefusedError,
    WebhookSecretMissingError,
)
from ingest import errors
from ingest.errors import ArticleBotError
from ingest.text import dates
from ingest.values import Dateline

SENTENCES: dict[str, str] = {
    "welcome": (
        "I read articles for you. Send me a link, paste or forward a text, or send a file (HTML, "
        "TXT, Markdown, PDF, DOCX, EPUB). Then say “summarize”, or ask me anything about it: I "
        "answer with the sentence that proves it, and tell you when the article doesn't say."
    ),
    "help": (
        "Send a link, a text or a file, and I read it. Then:\n"
        "• “summarize” (or tl;dr, “key points”, “in detail”) gives the summary\n"
        "• any question is answered from the article, with the quote\n"
        "• “where?”, “and who hosts it?”, “what about Australia?” follow up\n"
        "/articles lists what I have read for you, /new starts over, /forget removes the article "
        "we talk about."
    ),
    "go_on": "Say “summarize”, or ask me anything about it.",
    "thanks": "You're welcome. Send me another link, or ask on.",
    "nothing_read": "I have not read anything for you yet. Send me a link, a text or a file first.",
    "nothing_said": "I see no words in that. Send a link, a text, a file or a question.",
    "unknown_command": "I don't know the command /{name}. /help shows what I can do.",
    "command.start": "what I am and how to begin",
    "command.help": "what you can say to me",
    "command.summary": "the summary of the article we talk about",
    "command.ask": "ask about it: /ask when is it?",
    "command.articles": "what I have read for you",
    "command.forget": "remove the article we talk about",
    "command.new": "start over; your articles stay",
    "new": "We start over. Your articles stay: /articles lists them.",
    "no_articles": "No articles yet. Send me a link, a text or a file.",
    "articles": "I have read these for you, newest first:",
    "article_row": "{number}. {title}{details}",
    "articles_more": "… and {count} more. /articles WORDS shows those whose title has the words.",
    "forgotten": "“{title}” is gone: text, index, and what we said about it.",
    "forget_which": (
        "Which one shall I forget? Say /forget and its number from /articles, or /forget all."
    ),
    "forgotten_all": "Everything is gone: articles, index, and our conversations.",
    "no_such_file": "I find no file {path} on this machine. Check the path and type it again.",
    "no_such_article": "There is no article with that number. /articles shows the list.",
    "which_article": "Which article do you mean?",
    "nothing_to_sum_up": (
        "I find nothing in “{title}” that can be summed up: it holds only requests and commands. "
        "Ask me about it instead."
    ),
    "doesnt_say": "The article doesn't say.",
    "none_says": "Your articles don't say.",
    "nearest": "The nearest thing that it does say:",
    "elsewhere": "“{focus}” doesn't say, but “{title}” does:",
    "fallback.model_down": (
        "The language model is not available right now, so these are the article's own words."
    ),
    "fallback.model_slow": (
        "The language model took too long, so these are the article's own words."
    ),
    "fallback.rate_limited": (
        "The language model is busy right now, so these are the article's own words."
    ),
    "fallback.unverified": (
        "The language model's answer could not be verified, so these are the article's own words."
    ),
    "card.known": "I had read this before:",
    "card.updated": "This changed since I last read it; I have read it again:",
    "card.read": "I have read:",
    "minutes": "{minutes} min read",
    "not_allowed": "This bot is private. Ask its operator for access.",
    "old_button": "That button no longer works. Please type what you want instead.",
    "sent_unknown": (
        "I lost touch with Telegram while answering you. If you don't see an answer above, please "
        "ask again."
    ),
    "broken": "Something went wrong on my side. It is noted; please try again in a moment.",
    "locked": (
        "The library in {path} is in use by another article-bot (process {holder}). Stop that one "
        "first, or let several share one by setting CHROMA_URL and DATABASE_URL."
    ),
    "mismatch": (
        "The index was made by the embedding model {made_by}, but the settings want {wanted}. "
        "Run `article-bot reindex` to rebuild it, or set EMBEDDING_MODEL back."
    ),
}

NOT_AN_ARTICLE: dict[errors.NotAnArticle, str] = {
    "consent_wall": (
        "That page shows only a cookie or consent notice to me, not the article. Open it in your "
        "browser and paste the text here."
    ),
    "paywall": (
        "That page shows me only the beginning: the rest is behind a paywall. If you can read it, "
        "paste the text here."
    ),
    "error_page": "That page is an error page, not an article. Check the link and send it again.",
    "link_list": (
        "That page is a list of links, not an article. Open the article that you mean and send me "
        "its own link."
    ),
    "needs_javascript": (
        "That page needs a browser with JavaScript to show its text. Paste the text here instead."
    ),
    "bot_check": (
        "That site asks for proof that I am human, which I am not. Paste the text here instead."
    ),
    "too_short": "There is too little text in that to be an article. Send a longer text or a link.",
    "no_text": "I found no article text in that. Send another link, or paste the text here.",
}

ERRORS: dict[type[Exception], str] = {
    errors.UnreadableURLError: (
        "I can't open that address: {reason}. I read public web pages (http and https) only."
    ),
    errors.FetchTimeoutError: (
        "That page took longer than {seconds:g} seconds to answer. Try again later, or paste the "
        "text here."
    ),
    errors.BadStatusError: (
        "The site answered with error {status}, so there is nothing to read. Check the link, or "
        "paste the text here."
    ),
    errors.RedirectError: (
        "That address sends me round in circles. Open it in your browser and send me the address "
        "that it ends at."
    ),
    errors.FetchError: (
        "I could not download that page: the connection failed. Check the link or try again later."
    ),
    errors.TooLargeError: (
        "That is too large for me: I read up to {megabytes:g} MB. Send a smaller file or paste the "
        "part that matters."
    ),
    errors.EmptySourceError: "That is empty: there is nothing in it to read. Please send it again.",
    errors.UnsupportedTypeError: (
        "I can't read files of the type {media_type}. Send HTML, TXT, Markdown, PDF, DOCX or EPUB."
    ),
    errors.DamagedFileError: (
        "That file is damaged, or not what it says it is ({kind}). Save it again and send it once "
        "more."
    ),
    errors.EncryptedFileError: (
        "That {kind} file is locked with a password. Send a copy without one."
    ),
    errors.NoTextLayerError: (
        "That PDF holds pictures of pages, not text (a scan), and I can't read pictures. Send a "
        "version with text."
    ),
    errors.ParserLimitError: (
        "Reading that took too much time or memory, so I stopped. Send a smaller or simpler "
        "version, or paste the text here."
    ),
    errors.NotAFeedError: (
        "I find no feed at that address, and the site names none. Send me the address of its RSS, "
        "Atom or JSON feed."
    ),
    errors.IngestError: "I could not read that. Try another link, or paste the text here.",
    errors.UnknownArticleError: "I don't have that article (any more). /articles shows the list.",
    errors.LibraryLockedError: SENTENCES["locked"],
    errors.IndexMismatchError: SENTENCES["mismatch"],
    errors.EmbeddingError: (
        "The embedding model is not answering properly, so I can't read or search right now. Try "
        "again in a moment; `article-bot doctor` tells more."
    ),
    TokenRefusedError: (
        "Telegram does not accept TELEGRAM_BOT_TOKEN. Copy the token that @BotFather gave you "
        "into .env, or leave it out to talk in the terminal."
    ),
    WebhookSecretMissingError: (
        "WEBHOOK_URL is set and WEBHOOK_SECRET is not, so anybody could pose as Telegram. Set it "
        "to letters and digits that nobody can guess, or leave both out for long polling."
    ),
    WebhookRefusedError: (
        "Telegram does not take the webhook: {reason}. WEBHOOK_URL has to be a public https "
        "address on port 443, 80, 88 or 8443, and WEBHOOK_SECRET 1 to 256 letters, digits, _ or -."
    ),
    ListenError: (
        "I cannot listen on {address}: something else does, or it is not an address of this "
        "machine. Set WEBHOOK_LISTEN to a free one."
    ),
    TooManyFeedsError: (
        "This chat follows {limit} feeds already, and that is as many as I can. Stop one with "
        "/unfollow first."
    ),
    UnknownFeedError: (
        "This chat follows no feed of that number or address. /following shows the list."
    ),
    ModelSlowError: (
        "The chat model gives no answer in time. Check that its server is up, or raise "
        "ANSWER_TIMEOUT."
    ),
    ModelRateLimitError: (
        "The chat model's server says that it is busy or that the quota is used up. Try again "
        "later, or check the account."
    ),
    ModelError: (
        "The chat model's server cannot be reached, refuses, or gives no proper answer. Check "
        "OPENAI_BASE_URL, OPENAI_API_KEY and CHAT_MODEL; without CHAT_MODEL answers are quotes."
    ),
    Exception: SENTENCES["broken"],
}


def say(key: str, **facts: object) -> str:
    """Return a sentence with its facts filled in.

    Raises:
        KeyError: for a sentence or a fact that does not exist.
    """
    return SENTENCES[key].format(**facts)


def say_date(when: Dateline) -> str:
    """Return a date for people; a time is shown by its day, as the page gave it."""
    return dates.show(when.date() if isinstance(when, datetime) else when)


def explain(error: Exception) -> str:
    """Return one sentence for a person: what, why, what to do. Never the error's own text."""
    if isinstance(error, errors.NotAnArticleError):
        return NOT_AN_ARTICLE[error.reason]
    kind = next(kind for kind in type(error).__mro__ if kind in ERRORS)
    return ERRORS[kind].format(**_facts(error))


def _facts(error: Exception) -> dict[str, object]:
    if not isinstance(error, ArticleBotError):
        return {}
    facts: dict[str, object] = dict(vars(error))
    if isinstance(error, errors.TooLargeError):
        facts["megabytes"] = error.limit / 1_000_000
    return facts
