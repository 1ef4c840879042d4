"""A digest as a document: stories with links to the articles and to the messages. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.conversation.messages import DigestReply
from bot.digests.values import Difference, Digest, Discussion, Remark, Said, Shared, Story
from bot.state.plans import NO_TOPIC
from bot.state.talk_log import Heard
from bot.telegram.document import Block, Details, Document, Heading, Paragraph, Span
from bot.telegram.links import is_web, to_passage
from bot.wording import say, say_date, say_unread

OPEN_STORIES = 5
"""Stories that are read without a tap; the others fold."""
OPEN_LISTED = 5
"""The same for entries that are only listed."""
SUPERGROUP = "-100"
"""Before the number that links of supergroups have (https://core.telegram.org/api/links)."""

MOST_SHARERS = 5
"""Names of those who shared one article; a number stands for the others."""

_DOT = " · "
_NAME, _TEXT = "\0", "\1"
"""Stand in sentences for what becomes a link of its own."""


@dataclass(frozen=True, slots=True)
class _Links:
    """Where messages are, by the ids that the digest uses."""

    heard: Mapping[str, Heard]

    def of(self, message: str) -> str | None:
        one = self.heard.get(message)
        return None if one is None else message_link(one.chat, one.message, one.topic)


def digest_document(reply: DigestReply) -> Document:
    """Return a digest's message; long ones fold, and nothing is left out."""
    digest, links = reply.digest, _Links(reply.heard)
    blocks = chain(
        [Heading([Span(reply.title)])],
        _stories(digest, links),
        _listed(digest, links),
        _discussions(digest, links),
        _notes(digest),
    )
    return Document(list(blocks), reply.buttons, list(_articles(digest)))


def message_link(chat: int, message: int, topic: int = NO_TOPIC) -> str | None:
    """Return the address of a message; only those of supergroups have one.

    A history that was imported numbers what is older than the supergroup below zero.
    """
    number = str(chat)
    if not number.startswith(SUPERGROUP) or number == SUPERGROUP or message < 1:
        return None
    place = f"{topic}/{message}" if topic else f"{message}"
    return f"https://t.me/c/{number.removeprefix(SUPERGROUP)}/{place}"


def _articles(digest: Digest) -> Iterator[str]:
    yield from dict.fromkeys(one.id for story in digest.numbered for one in story.articles)


def _stories(digest: Digest, links: _Links) -> Iterator[Block]:
    told = [
        list(_story(number, story, links)) for number, story in enumerate(digest.stories, start=1)
    ]
    for blocks in told[:OPEN_STORIES]:
        yield from blocks
    if more := told[OPEN_STORIES:]:
        yield Details(say("digest-more", count=len(more)), list(chain.from_iterable(more)))


def _story(number: int, story: Story, links: _Links) -> Iterator[Paragraph]:
    """Yield what a story says and where it stands, then what people said of it."""
    spans = [_headline(number, story)]
    if story.sentences:
        spans.append(Span("\n" + " ".join(one.text for one in story.sentences)))
    spans += _sources(story, links)
    yield Paragraph(spans)
    said = [*map(_difference, story.differences), *(_remark(one, links) for one in story.remarks)]
    if said:
        yield Paragraph(list(_lines(said)))


def _listed(digest: Digest, links: _Links) -> Iterator[Block]:
    if not digest.also_shared:
        return
    first = len(digest.stories) + 1
    entries = [
        Paragraph([_headline(number, story), *_sources(story, links)])
        for number, story in enumerate(digest.also_shared, first)
    ]
    if len(entries) <= OPEN_LISTED:
        yield Heading([Span(say("digest_also"))], level=4)
        yield from entries
    else:
        yield Details(f"{say('digest_also')} ({len(entries)})", entries)


def _discussions(digest: Digest, links: _Links) -> Iterator[Block]:
    if digest.discussions:
        yield Heading([Span(say("digest_discussions"))], level=4)
        for discussion in digest.discussions:
            yield Paragraph(list(_lines(_told(discussion, links))))


def _told(discussion: Discussion, links: _Links) -> list[list[Span]]:
    return [_remark(line, links) for line in discussion.lines]


def _notes(digest: Digest) -> Iterator[Block]:
    if digest.fallback:
        yield Paragraph([Span(say("digest_model_down"), italic=True)])


def _headline(number: int, story: Story) -> Span:
    address = next((one.url for one in story.shared if is_web(one.url)), None)
    return Span(f"{number}. {story.headline}", bold=True, link=address)


def _sources(story: Story, links: _Links) -> list[Span]:
    """Return a line for each outlet: its name and date with the article, and who shared it.

    The article opens at the words that are told of it.
    """
    quotes = {
        citation.article.id: citation.quote
        for sentence in reversed(story.sentences)
        for citation in reversed(sentence.citations)
    }
    return [
        span
        for shared in story.shared
        for span in _source(
            shared, quotes.get(shared.article.id, "") if shared.article else "", links
        )
    ]


def _source(shared: Shared, quote: str, links: _Links) -> Iterator[Span]:
    name = shared.site or (_host(shared.url) if shared.title else "")  # else it is the headline
    date = say_date(shared.published) if shared.published else ""
    unread = say_unread(shared.unread.reason) if shared.unread else None
    facts = [
        [Span(_DOT.join(filter(None, [name, date])), link=to_passage(shared.url, quote))],
        [Span(unread or "", italic=True)],
        list(_sharers(shared.messages, links)),
    ]
    between = "\n"
    for fact in facts:
        if any(span.text for span in fact):
            yield Span(between)
            yield from fact
            between = _DOT


def _sharers(messages: tuple[Said, ...], links: _Links) -> Iterator[Span]:
    """Yield who shared it, each once with the first message; a link posted 300 times is one."""
    first: dict[str, Said] = {}
    for said in messages:
        first.setdefault(said.author, said)
    if not first:
        return
    before, _, after = say("digest_shared_by", names=_NAME).partition(_NAME)
    yield Span(before)
    for position, said in enumerate(list(first.values())[:MOST_SHARERS]):
        yield Span(", " if position else "")
        yield Span(said.author or say("digest-somebody"), link=links.of(said.id))
    more = len(first) - MOST_SHARERS
    yield Span((f" +{more}" if more > 0 else "") + after)


def _difference(difference: Difference) -> list[Span]:
    claims = (say("digest_claim", words=one.words, site=one.site) for one in difference.claims)
    return [Span("≠ " + say("digest_differ", claims=", ".join(claims)), italic=True)]


def _remark(remark: Remark, links: _Links) -> list[Span]:
    """Return one line: who, with the message, and what."""
    text = f"“{remark.text}”" if remark.quoted else remark.text
    before, _, after = say("digest_said", author=_NAME, text=_TEXT).partition(_NAME)
    return [
        Span(f"— {before}"),
        Span(remark.author or say("digest-somebody"), link=links.of(remark.message)),
        Span(after.replace(_TEXT, text)),
    ]


def _lines(lines: list[list[Span]]) -> Iterator[Span]:
    for position, line in enumerate(lines):
        if position:
            yield Span("\n")
        yield from line


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.") or url
