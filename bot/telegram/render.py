"""Replies as Telegram messages. Pure: nothing is sent here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.conversation.messages import (
    AnswerReply,
    Button,
    Choice,
    FileReply,
    Final,
    Notice,
    Panel,
    ReadingCard,
    Rows,
    SummaryReply,
    Toast,
)
from bot.telegram.links import to_passage
from bot.telegram.markup import Body, Run, messages
from bot.telegram.outgoing import Outgoing
from bot.telegram.rich import rich_html
from bot.values import Answer, Citation, Fallback
from bot.wording import say, say_date

BUTTON_CHARACTERS = 60
"""A longer title would be cut by clients anyhow."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One reply as messages in order, and the articles it is about."""

    messages: Sequence[Outgoing]
    articles: Sequence[str] = ()


def render(reply: Final) -> Rendered:
    """Return the messages of a reply; always at least one."""
    runs = list(_runs(reply))
    first, *others = messages(runs) or [Body("…", "…")]
    rich = None if others else _rich(reply, runs)
    shown = [Outgoing(first, rich, file=_file(reply)), *map(Outgoing, others)]
    shown[-1] = replace(shown[-1], buttons=_buttons(reply), preview=_preview(reply))
    return Rendered(shown, _articles(reply))


def _rich(reply: Final, runs: Sequence[Run]) -> str | None:
    """Return the rich layout of what has quotations to unfold."""
    match reply:
        case AnswerReply(answer) if answer.citations:
            return rich_html(runs, say("quotes", count=len(answer.citations)))
        case SummaryReply(_, summary) if summary.reader == "llm" and summary.citations:
            return rich_html(runs, say("quotes", count=len(summary.citations)))
        case _:
            return None


def _file(reply: Final) -> tuple[str, bytes] | None:
    return (reply.name, reply.body) if isinstance(reply, FileReply) else None


def _preview(reply: Final) -> str | None:
    """Return the address whose picture goes along: an article's own, on its card only."""
    return to_passage(reply.article.url, "") if isinstance(reply, ReadingCard) else None


def _runs(reply: Final) -> Iterator[Run]:
    match reply:
        case ReadingCard():
            return _card(reply)
        case AnswerReply(answer):
            return _answer(answer)
        case SummaryReply():
            return _summary(reply)
        case Choice():
            return _choice(reply)
        case Notice(text) | Toast(text) | FileReply(caption=text):
            return iter([Run(text)])
        case Panel(title, text):
            return iter([Run(f"{title}\n\n", bold=True), Run(text)])


def _card(card: ReadingCard) -> Iterator[Run]:
    article = card.article
    key = "card.read" if card.outcome == "new" else f"card.{card.outcome}"
    yield Run(f"{say(key)}\n")
    yield Run(article.title, bold=True, link=to_passage(article.url, ""))
    facts = [
        article.site,
        article.author,
        _day(article.published),
        say("minutes", minutes=card.minutes),
    ]
    yield Run("\n" + " · ".join(filter(None, facts)))
    if card.first_line:
        yield Run(f"\n\n{card.first_line}")
    yield Run(f"\n\n{say('go_on')}", italic=True)


def _answer(answer: Answer) -> Iterator[Run]:
    if answer.abstained:
        articles = {citation.article.id for citation in answer.citations}
        yield Run(say("doesnt_say" if len(articles) <= 1 else "none_says"))
        if answer.citations:
            yield Run(f"\n{say('nearest')}")
    else:
        yield Run(answer.text)
    yield from _remarks(answer.notes, answer.fallback)
    yield from _quotes(answer.citations)


def _summary(reply: SummaryReply) -> Iterator[Run]:
    article, summary = reply.article, reply.summary
    yield Run(article.title, bold=True, link=to_passage(article.url, ""))
    yield Run(f"\n\n{summary.text}")
    yield from _remarks(reply.notes, summary.fallback)
    if summary.reader == "llm":
        yield from _quotes(summary.citations)


def _choice(choice: Choice) -> Iterator[Run]:
    yield Run(say("which_article"))
    for number, article in enumerate(choice.articles, 1):
        yield Run(f"\n{number}. {article.title}")


def _remarks(notes: Sequence[str], fallback: Fallback | None) -> Iterator[Run]:
    for note in (*notes, *([say(f"fallback.{fallback}")] if fallback else [])):
        yield Run(f"\n\n{note}", italic=True)


def _quotes(citations: Sequence[Citation]) -> Iterator[Run]:
    """Yield numbered quotes with their sources, in one quotation that a tap opens."""
    for position, citation in enumerate(citations):
        article = citation.article
        if position == 0:
            yield Run("\n\n")
        yield Run(("\n\n" if position else "") + f"{citation.number}. ", bold=True, quote=True)
        yield Run(f"“{citation.quote.strip()}”\n— ", quote=True)
        yield Run(article.title, link=to_passage(article.url, citation.quote), quote=True)
        facts = ", ".join(filter(None, [article.site, _day(article.published)]))
        if facts:
            yield Run(f", {facts}", quote=True)


def _day(when: date | None) -> str | None:
    return say_date(when) if when else None


def _buttons(reply: Final) -> Rows:
    match reply:
        case Choice(articles):
            return tuple(
                (Button(_short(f"{number}. {article.title}"), str(number), article.id),)
                for number, article in enumerate(articles, 1)
            )
        case FileReply() | Toast():
            return ()
        case _:
            return reply.buttons


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= BUTTON_CHARACTERS else line[: BUTTON_CHARACTERS - 1] + "…"


def _articles(reply: Final) -> list[str]:
    match reply:
        case ReadingCard(article) | SummaryReply(article):
            return [article.id]
        case AnswerReply(answer):
            return list(dict.fromkeys(citation.article.id for citation in answer.citations))
        case Panel(articles=articles):
            return list(articles)
        case _:
            return []
