"""Replies as plain text."""

from bot.console import digest_text
from bot.conversation.messages import (
    AnswerReply,
    Choice,
    DigestReply,
    FileReply,
    Final,
    Notice,
    Panel,
    ReadingCard,
    SummaryReply,
    Toast,
)
from bot.values import Answer, Citation, Summary
from bot.wording import say, say_date
from ingest.values import Article


def render(reply: Final) -> str:
    """Return a reply as text for a terminal."""
    match reply:
        case ReadingCard(article, minutes, outcome, first_line):
            lines = [card_text(article, minutes, outcome), first_line, say("go_on")]
            return "\n".join(filter(None, lines))
        case AnswerReply(answer):
            return answer_text(answer)
        case SummaryReply(article, summary, notes):
            lines = [article.title, summary_text(summary), *(f"    ({note})" for note in notes)]
            return "\n".join(lines)
        case DigestReply(digest, title):
            return f"{title}\n\n{digest_text.show(digest)}"
        case Choice(articles):
            rows = (f"{number}. {article.title}" for number, article in enumerate(articles, 1))
            return "\n".join([say("which_article"), *rows])
        case Notice() | Panel() | FileReply() | Toast():
            return _own(reply)


def _own(reply: Notice | Panel | FileReply | Toast) -> str:
    match reply:
        case Panel(title, text):
            opened = ("\n".join([one.title, *one.lines]) for one in reply.folded)
            return "\n\n".join([title, text, *opened])
        case FileReply(name, _, caption):
            return f"{name}: {caption}"
        case Notice(text) | Toast(text):
            return text


def card_text(article: Article, minutes: int, outcome: str) -> str:
    """Say what was read: title, author, site, date, reading time."""
    key = {"known": "card.known", "updated": "card.updated"}.get(outcome, "card.read")
    return f"{say(key)} {article.title}\n{details(article, minutes)}"


def details(article: Article, minutes: int) -> str:
    """Author, site, date and reading time, as far as they are known."""
    facts = [
        article.author,
        article.site,
        say_date(article.published) if article.published else None,
        say("minutes", minutes=minutes),
    ]
    return " · ".join(filter(None, facts))


def answer_text(answer: Answer) -> str:
    """The answer, what proves it, and what should be known about both."""
    if answer.abstained:
        return _abstained(answer)
    lines = [answer.text]
    if answer.reader == "llm":
        lines += [quote_line(citation) for citation in answer.citations]
    else:
        lines += [f"    {source_line(citation)}" for citation in answer.citations[:1]]
    return "\n".join([*lines, *_remarks(answer)])


def summary_text(summary: Summary) -> str:
    """The summary, and why no model wrote it if one should have."""
    lines = [summary.text]
    if summary.fallback:
        lines.append(f"({say(f'fallback.{summary.fallback}')})")
    return "\n".join(lines)


def quote_line(citation: Citation) -> str:
    """A numbered quote with its source."""
    quote = " ".join(citation.quote.split())
    return f"    [{citation.number}] “{quote}” — {source_line(citation)}"


def source_line(citation: Citation) -> str:
    """Title and date of the cited article."""
    article = citation.article
    facts = [article.title, article.site, say_date(article.published) if article.published else ""]
    return ", ".join(filter(None, facts))


def _abstained(answer: Answer) -> str:
    articles = {citation.article.id for citation in answer.citations}
    lines = [say("doesnt_say" if len(articles) <= 1 else "none_says")]
    if answer.citations:
        lines.append(say("nearest"))
        lines += [quote_line(citation) for citation in answer.citations[:1]]
    return "\n".join([*lines, *_remarks(answer)])


def _remarks(answer: Answer) -> list[str]:
    remarks = list(answer.notes)
    if answer.fallback:
        remarks.append(say(f"fallback.{answer.fallback}"))
    return [f"    ({remark})" for remark in remarks]
