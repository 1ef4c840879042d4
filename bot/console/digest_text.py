"""A digest as plain text for a terminal."""

from collections.abc import Iterator

from bot.digests.values import Digest, Remark, Shared, Story
from bot.wording import say, say_date, say_unread


def show(digest: Digest) -> str:
    """Return a digest as text, or that there is nothing new."""
    if digest.empty:
        return say("digest_nothing")
    blocks = [
        "\n".join([f"{number}. {story.headline}", *_told(story)])
        for number, story in enumerate(digest.stories, 1)
    ]
    listed = list(enumerate(digest.also_shared, len(digest.stories) + 1))
    if listed:
        rows = [line for number, story in listed for line in _listed(number, story)]
        blocks.append("\n".join([say("digest_also"), *rows]))
    if digest.discussions:
        lines = ["\n".join(map(_line, each.lines)) for each in digest.discussions]
        blocks.append("\n".join([say("digest_discussions"), *lines]))
    if digest.fallback:
        blocks.append(say("digest_model_down"))
    return "\n\n".join(blocks)


def _told(story: Story) -> Iterator[str]:
    if story.sentences:
        yield "   " + " ".join(sentence.text for sentence in story.sentences)
    yield from _sources(story)
    for difference in story.differences:
        claims = (say("digest_claim", words=c.words, site=c.site) for c in difference.claims)
        yield "   " + say("digest_differ", claims=", ".join(claims))
    yield from map(_line, story.remarks)


def _listed(number: int, story: Story) -> Iterator[str]:
    yield f"{number}. {story.headline}"
    yield from _sources(story)


def _sources(story: Story) -> Iterator[str]:
    for shared in story.shared:
        yield f"   {_source(shared)}"
    if story.shared_by:
        yield "   " + say("digest_shared_by", names=", ".join(story.shared_by))


def _source(shared: Shared) -> str:
    """Return outlet, date, address, and why it was not read if it was not."""
    date = say_date(shared.published) if shared.published else None
    unread = say_unread(shared.unread.reason) if shared.unread else None
    facts = [shared.site, date, shared.url, unread]
    return " · ".join(filter(None, facts))


def _line(remark: Remark) -> str:
    return "   — " + say("digest_said", author=remark.author, text=remark.text)
