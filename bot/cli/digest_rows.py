"""JSON rows of the digest command <-> the values of digests."""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.cli.rows import id_of, optional
from bot.cli.session import Row, RowError, need
from bot.digests.values import Digest, Discussion, Remark, Said, Sentence, Shared, Story

Ids = Mapping[str, object]
"""The ids of messages as the input has them: numbers stay numbers."""


def said_of(row: Row) -> Said:
    """Read `{id, author, sent, text, reply_to?, links?}`; `sent` in ISO 8601, UTC without a zone.

    Raises:
        RowError: for a field that is missing or of the wrong type.
    """
    answered = row.get("reply_to")
    links = row.get("links") or []
    if not isinstance(links, list) or not all(isinstance(link, str) for link in links):
        raise RowError("The field “links” must be a list of addresses.")
    if answered is not None and not isinstance(answered, str | int):
        raise RowError("The field “reply_to” must be the id of a message.")
    return Said(
        id=id_of(row),
        author=optional(row, "author") or "",
        sent=_moment(row),
        text=need(row, "text"),
        reply_to=None if answered is None else str(answered),
        links=tuple(links),
    )


def moment_of(value: str) -> datetime:
    """Read an ISO 8601 date or time as a moment, UTC where it has no zone.

    Raises:
        ValueError: when it is neither.
    """
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def digest_row(digest: Digest, ids: Ids) -> Row:
    """Write `{stories, discussions}`; entries that are only listed come last, `listed` is true."""
    return {
        "stories": [
            *(_story(story, ids, listed=False) for story in digest.stories),
            *(_story(story, ids, listed=True) for story in digest.also_shared),
        ],
        "discussions": [_discussion(each, ids) for each in digest.discussions],
    }


def _story(story: Story, ids: Ids, *, listed: bool) -> Row:
    return {
        "headline": story.headline,
        "sentences": [_sentence(sentence) for sentence in story.sentences],
        "articles": [_shared(each, ids) for each in story.shared],
        "messages": [ids[id_] for id_ in story.messages],
        "shared_by": list(story.shared_by),
        "remarks": [_remark(remark, ids) for remark in story.remarks],
        "differences": [
            [
                {"site": claim.site, "words": claim.words, "article": claim.citation.article.id}
                for claim in difference.claims
            ]
            for difference in story.differences
        ],
        "listed": listed,
    }


def _sentence(sentence: Sentence) -> Row:
    return {
        "text": sentence.text,
        "citations": [
            {
                "article": citation.article.id,
                "quote": citation.quote,
                "start": citation.start,
                "end": citation.end,
            }
            for citation in sentence.citations
        ],
    }


def _shared(shared: Shared, ids: Ids) -> Row:
    row: Row = {
        "title": shared.title or None,
        "site": shared.site,
        "published": shared.published.isoformat() if shared.published else None,
        "url": shared.url,
        "messages": [ids[said.id] for said in shared.messages],
    }
    if shared.article:
        return {"id": shared.article.id, **row}
    return {**row, "unread": shared.unread.reason if shared.unread else "not_read"}


def _remark(remark: Remark, ids: Ids) -> Row:
    return {"message": ids[remark.message], "author": remark.author, "text": remark.text}


def _discussion(discussion: Discussion, ids: Ids) -> Row:
    return {
        "lines": [_remark(line, ids) for line in discussion.lines],
        "messages": [ids[id_] for id_ in discussion.messages],
    }


def _moment(row: Row) -> datetime:
    sent = row.get("sent")
    try:
        if isinstance(sent, int | float) and not isinstance(sent, bool):
            return datetime.fromtimestamp(sent, UTC)
        return moment_of(need(row, "sent"))
    except (ValueError, OverflowError, OSError) as error:
        if isinstance(error, RowError):
            raise
        raise RowError(
            "The field “sent” must be a time such as 2026-03-01T09:30:00+00:00."
        ) from error
