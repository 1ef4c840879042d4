"""JSON rows of the batch interface <-> the values of the program."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.cli.session import Row, RowError, need
from bot.values import Answer, Summary, Turn
from ingest.library.rows import storable
from ingest.parsing.contents import MAX_TEXT
from ingest.values import Article, Dateline, Passage


def article_of(row: Row) -> Article:
    """Read `{id, text, title?, source?, author?, published?, url?}`.

    Raises:
        RowError: for a field that is missing or of the wrong type, and a text that is empty or
            longer than a file may be.
    """
    article = Article(
        id=id_of(row),
        title=optional(row, "title") or "",
        text=_text(row),
        author=optional(row, "author"),
        site=optional(row, "source"),
        published=dateline(optional(row, "published")),
        url=optional(row, "url"),
        language=optional(row, "language"),
    )
    return storable(article)


def dateline(value: str | None) -> Dateline | None:
    """Read an ISO 8601 date or time; a time without a zone is UTC; None when it is neither."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value) if len(value) <= 10 else _aware(value)
    except ValueError:
        return None


def history_of(row: Row) -> list[Turn]:
    """Read `history: [{question, answer}]`, oldest first.

    Raises:
        RowError: when it has another shape.
    """
    turns = row.get("history") or []
    if not isinstance(turns, list) or not all(isinstance(turn, dict) for turn in turns):
        raise RowError("The field “history” must be a list of objects with question and answer.")
    return [Turn(str(turn.get("question") or ""), str(turn.get("answer") or "")) for turn in turns]


def focus_of(row: Row) -> list[str]:
    """Read `articles: [ids in focus]`.

    Raises:
        RowError: when it is not a list.
    """
    ids = row.get("articles") or []
    if not isinstance(ids, list):
        raise RowError("The field “articles” must be a list of article ids.")
    return [str(id_) for id_ in ids]


def passages_row(id_: object, passages: Sequence[Passage]) -> Row:
    """Write `{id, passages: [{article, text, score, start, end}]}`."""
    return {
        "id": id_,
        "passages": [
            {
                "article": passage.article.id,
                "text": passage.text,
                "score": round(passage.score, 6),
                "start": passage.start,
                "end": passage.end,
            }
            for passage in passages
        ],
    }


def answer_row(id_: object, answer: Answer) -> Row:
    """Write `{id, answer, citations, abstained, confidence}`; who abstains says nothing."""
    return {
        "id": id_,
        "answer": "" if answer.abstained else answer.text,
        "citations": [
            {
                "article": citation.article.id,
                "quote": citation.quote,
                "start": citation.start,
                "end": citation.end,
            }
            for citation in answer.citations
        ],
        "abstained": answer.abstained,
        "confidence": round(answer.confidence, 6),
    }


def summary_row(id_: object, summary: Summary) -> Row:
    """Write `{id, summary}`."""
    return {"id": id_, "summary": summary.text}


def extracted_row(id_: object, article: Article) -> Row:
    """Write `{id, title, author, published, text}`."""
    return {
        "id": id_,
        "title": article.title,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "text": article.text,
    }


def _text(row: Row) -> str:
    text = need(row, "text")
    if not text.strip():
        raise RowError("The field “text” is empty. Each line needs an article's text.")
    if len(text) > MAX_TEXT:
        raise RowError(
            f"The text is too long: {len(text):,} characters, and I read up to {MAX_TEXT:,}. "
            "Split it into several articles."
        )
    return text


def id_of(row: Row) -> str:
    """Return the id of a row as text.

    Raises:
        RowError: when it has none.
    """
    id_ = row.get("id")
    if not isinstance(id_, str | int) or id_ == "":
        raise RowError("The field “id” is missing. Each line needs one.")
    return str(id_)


def optional(row: Row, field: str) -> str | None:
    """Return a text field of a row, None when it is missing or empty.

    Raises:
        RowError: when it is something else.
    """
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise RowError(f"The field “{field}” must be text.")
    return value or None


def _aware(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
