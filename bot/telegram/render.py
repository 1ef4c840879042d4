"""Replies as documents, and so as Telegram messages. Pure: nothing is sent here."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.conversation.messages import (
    AnswerReply,
    Button,
    Choice,
    DigestReply,
    FileReply,
    Final,
    Notice,
    Panel,
    ReadingCard,
    Rows,
    SummaryReply,
    Toast,
)
from bot.telegram.digest_document import digest_document
from bot.telegram.document import Block, Details, Document, Item, Paragraph, Span
from bot.telegram.layout import Attachment, Rendered, lay_out
from bot.telegram.links import is_web, to_passage
from bot.values import Answer, Citation, Fallback
from bot.wording import say, say_date
from ingest.values import Article

BUTTON_CHARACTERS = 60
"""A longer title would be cut by clients anyhow."""

_MARK = re.compile(r"\[(\d{1,3})\]")


def render(reply: Final | Document) -> Rendered:
    """Return the messages of a reply; always at least one."""
    if isinstance(reply, FileReply):
        file = Attachment(reply.name, reply.body)
        return lay_out(Document([_said(reply.caption)]), file)
    return lay_out(reply if isinstance(reply, Document) else to_document(reply))


def to_document(reply: Final) -> Document:
    """Return what a reply says, its buttons, and the articles that it is about."""
    match reply:
        case ReadingCard(article):
            shown = article.url if article.url and is_web(article.url) else None
            return Document(list(_card(reply)), reply.buttons, [article.id], preview=shown)
        case AnswerReply(answer):
            about = dict.fromkeys(citation.article.id for citation in answer.citations)
            return Document(list(_answer(answer)), reply.buttons, list(about))
        case SummaryReply(article):
            return Document(list(_summary(reply)), reply.buttons, [article.id])
        case DigestReply() | Choice():
            return digest_document(reply) if isinstance(reply, DigestReply) else _choice(reply)
        case Panel(title, text):
            folded: list[Block] = [
                Details(one.title, [Item([Span(line)]) for line in one.lines])
                for one in reply.folded
            ]
            blocks: list[Block] = [Paragraph([Span(title, bold=True)]), _said(text)]
            return Document([*blocks, *folded], reply.buttons, reply.articles)
        case Notice(text) | Toast(text) | FileReply(caption=text):
            return Document([_said(text)], reply.buttons if isinstance(reply, Notice) else ())


def _said(text: str) -> Paragraph:
    return Paragraph([Span(text)])


def _card(card: ReadingCard) -> Iterator[Block]:
    article = card.article
    key = "card.read" if card.outcome == "new" else f"card.{card.outcome}"
    facts = [
        article.site,
        article.author,
        _day(article.published),
        say("minutes", minutes=card.minutes),
    ]
    about = "\n" + " · ".join(filter(None, facts))
    yield Paragraph([Span(f"{say(key)}\n"), _title(article, bold=True), Span(about)])
    if card.first_line:
        yield _said(card.first_line)
    if not card.buttons:
        yield _said(say("go_on"))


def _answer(answer: Answer) -> Iterator[Block]:
    if answer.abstained:
        articles = {citation.article.id for citation in answer.citations}
        nothing = say("doesnt_say" if len(articles) <= 1 else "none_says")
        yield _said(f"{nothing}\n{say('nearest')}" if answer.citations else nothing)
    else:
        yield Paragraph(list(_numbered(_with_marks(answer), answer.citations)))
    yield from _remarks(answer.notes, answer.fallback)
    yield from _quotes(answer.citations)


def _with_marks(answer: Answer) -> str:
    """Return the text with a number after each quoted sentence, as far as there is none yet."""
    text = answer.text
    for citation in answer.citations:
        quote, mark = citation.quote.strip(), f"[{citation.number}]"
        if quote and mark not in text and quote in text:
            text = text.replace(quote, f"{quote} {mark}", 1)
    return text


def _numbered(text: str, citations: Sequence[Citation]) -> Iterator[Span]:
    """Yield the text with its numbers leading to what they stand for."""
    known, at = {citation.number for citation in citations}, 0
    for found in _MARK.finditer(text):
        if int(found[1]) in known:
            yield Span(text[at : found.start()])
            yield Span(found[0], cites=_name(int(found[1])))
            at = found.end()
    yield Span(text[at:])


def _summary(reply: SummaryReply) -> Iterator[Block]:
    article, summary = reply.article, reply.summary
    quoted = summary.citations if summary.reader == "llm" else ()
    yield Paragraph([_title(article, bold=True)])
    yield Paragraph(list(_numbered(summary.text, quoted)))
    yield from _remarks(reply.notes, summary.fallback)
    yield from _quotes(quoted)


def _choice(choice: Choice) -> Document:
    rows = (f"\n{number}. {article.title}" for number, article in enumerate(choice.articles, 1))
    return Document([_said("".join([say("which_article"), *rows]))], _choices(choice))


def _remarks(notes: Sequence[str], fallback: Fallback | None) -> Iterator[Block]:
    for note in (*notes, *([say(f"fallback.{fallback}")] if fallback else [])):
        yield Paragraph([Span(note, italic=True)])


def _quotes(citations: Sequence[Citation]) -> Iterator[Block]:
    """Yield numbered quotes with their sources, behind one title that a tap opens."""
    if citations:
        yield Details(say("quotes", count=len(citations)), list(map(_quote, citations)))


def _quote(citation: Citation) -> Paragraph:
    article = citation.article
    facts = ", ".join(filter(None, [article.site, _day(article.published)]))
    spans = [
        Span(f"{citation.number}. ", bold=True),
        Span(f"“{citation.quote.strip()}”\n— "),
        Span(article.title, link=to_passage(article.url, citation.quote)),
        Span(f", {facts}" if facts else ""),
    ]
    return Paragraph(spans, name=_name(citation.number))


def _name(number: int) -> str:
    """Return the name under which a quote is found in its message."""
    return f"q{number}"


def _title(article: Article, *, bold: bool) -> Span:
    return Span(article.title, bold=bold, link=to_passage(article.url, ""))


def _day(when: date | None) -> str | None:
    return say_date(when) if when else None


def _choices(choice: Choice) -> Rows:
    return tuple(
        (Button(_short(f"{number}. {article.title}"), _chosen(number, choice.name), article.id),)
        for number, article in enumerate(choice.articles, 1)
    )


def _chosen(number: int, name: str) -> str:
    return f"/choose {number} {name}" if name else f"{number}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= BUTTON_CHARACTERS else line[: BUTTON_CHARACTERS - 1] + "…"
