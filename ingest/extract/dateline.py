"""When a page says that it was published and updated."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from ingest.extract import jsonld, metatags
from ingest.extract.jsonld import Node
from ingest.extract.setting import Setting
from ingest.extract.tree import Element, attribute, elements, path_of, squeeze, words_of
from ingest.text import dates
from ingest.values import Dateline

_ISO = re.compile(
    r"^\D{0,3}(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"^(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:T|\D|$)")
_STAMP = re.compile(r"^1\d{9}(?:\d{3})?$")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?=\D|$)")
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?-?(?:date|time|on)?|date-?(?:published|time|line)?"
    r"|dateline|posted(?:-?on)?"
    r"|entry-date|post-?(?:date|meta|time)|timestamp|article-?(?:date|time|meta|info)|byline"
    r"|by-?line|meta|time|day"
    r"|created|release-?date)(?:$|[\s_-])"
)
_UPDATED_WORDS = re.compile(
    r"\b(?:updated?|modified|revised|reviewed|edited|aktualisiert|mis à jour|actualizad[oa]"
    r"|atualizad[oa]|aggiornato"
    r"|bijgewerkt|обновлено|изменено|оновлено)\b",
    re.IGNORECASE,
)
_PUBLISHED_WORDS = re.compile(
    r"\b(?:published|posted|first published|originally published|date|written|created"
    r"|veröffentlicht|publié|publicad[oa]"
    r"|pubblicato|gepubliceerd|опубликовано)\b",
    re.IGNORECASE,
)
_FIRST_YEAR = 1900
_DIGIT = re.compile(r"\d")
_HYPHENS = re.compile(r"\b(\d{1,2})-([^\W\d_]{3,})\.?-(\d{4})\b")
_LANGUAGES = ("en", "de", "es", "fr", "pt", "it", "nl", "ru")


def parse(value: str, language: str = "en") -> Dateline | None:
    """Return the date or moment that `value` names, as exactly as it says it.

    Midnight UTC counts as a date: that is how systems write a day for which no time was kept. A
    time without a zone is nowhere in particular, so only its day is kept.
    """
    value = value.strip()[:80]
    try:
        found = _iso(value) or _compact(value) or _stamp(value)
    except (ValueError, OverflowError):
        return None
    if found is None:
        found = _written(value, language)
    return found if found and found.year >= _FIRST_YEAR else None


def _written(value: str, language: str) -> date | None:
    """Read a written date; systems often write months in a language other than the page's."""
    value = _HYPHENS.sub(r"\1 \2 \3", value)
    for each in dict.fromkeys((language, *_LANGUAGES)):
        days = [m for m in dates.find(value, language=each) if m.first == m.last]
        if days:
            return days[0].first
    return None


def _iso(value: str) -> Dateline | None:
    match = _ISO.match(value)
    if not match:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3]))
    zone = match[7]
    if match[4] is None or zone is None:
        return day
    offset = "+00:00" if zone.upper() in {"Z", "UTC", "GMT"} else zone
    moment = datetime.strptime(
        f"{day.isoformat()} {match[4]:>02}:{match[5]}:{match[6] or '00'} {offset}",
        "%Y-%m-%d %H:%M:%S %z",
    )
    return day if moment.time() == time.min and not moment.utcoffset() else moment


def _compact(value: str) -> date | None:
    match = _COMPACT.match(value)
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _stamp(value: str) -> date | None:
    """Read seconds or milliseconds since 1970; the day alone, as no zone is meant by it."""
    return date(1970, 1, 1) + timedelta(seconds=int(value[:10])) if _STAMP.match(value) else None


def published(
    tree: Element, meta: dict[str, list[str]], found: list[Node], url: str | None, page: Setting
) -> Dateline | None:
    """Return when the page was published, from the most to the least explicit source.

    Tags that only say "date" come after what stands at the headline, and the address comes last.
    """
    keys = ("datePublished", "dateCreated", "uploadDate")
    said = [jsonld.text_of(node.get(key)) for node in found for key in keys]
    said += [values[0] for values in metatags.pick(meta, metatags.PUBLISHED)]
    said += _microdata(tree, "datepublished")
    vague = [values[0] for values in metatags.pick(meta, metatags.VAGUE_DATE)]
    return (
        _first(said, page.language)
        or _visible(page)
        or _first(vague, page.language)
        or from_url(url)
    )


def _first(values: Iterable[str], language: str) -> Dateline | None:
    return next((day for value in values if value and (day := parse(value, language))), None)


def updated(
    tree: Element, meta: dict[str, list[str]], found: list[Node], language: str
) -> Dateline | None:
    """Return when the page says that it was changed last."""
    values = [jsonld.text_of(node.get("dateModified")) for node in found]
    values += [each[0] for each in metatags.pick(meta, metatags.UPDATED)]
    return _first([*values, *_microdata(tree, "datemodified")], language)


def from_url(url: str | None) -> date | None:
    """Return the day in an address such as `/2023/01/05/title`."""
    match = _IN_URL.search(path_of(url)) if url else None
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _microdata(tree: Element, name: str) -> list[str]:
    return [
        node.get("content") or node.get("datetime") or words_of(node)[:80]
        for node in elements(tree)
        if name in attribute(node, "itemprop").split()
    ]


def _visible(page: Setting) -> Dateline | None:
    """Look for a date near the headline: `<time>`, elements named so, and short lines."""
    best: tuple[int, Dateline] | None = None
    for distance, node in enumerate(page.near):
        for score, value in _candidates(node):
            day = parse(value, page.language) if score else None
            rank = score * 1000 - distance
            if day and (best is None or rank > best[0]):
                best = (rank, day)
    return best[1] if best else None


def _candidates(node: Element) -> Iterator[tuple[int, str]]:
    """Yield how much an element's text looks like a line with the date of publication, and it."""
    text = words_of(node)
    stamp = node.get("datetime") if node.tag == "time" else None
    names = attribute(node, "class", "id")
    tail = squeeze(node.tail)
    if 6 <= len(tail) <= 40 and _DIGIT.search(tail) and not _UPDATED_WORDS.search(tail):
        yield 1, tail
    if len(text) > 160 or not (stamp or _DIGIT.search(text)):
        return
    if _UPDATED_WORDS.search(f"{text} {names}") and not _PUBLISHED_WORDS.search(text):
        return
    score = 3 * (node.tag == "time") + 2 * bool(_DATE_NAMES.search(names))
    score += 2 * bool(_PUBLISHED_WORDS.search(text))
    if not score and node.tag not in {"a", "h1", "h2", "h3", "h4"} and len(text) <= 60:
        score = 1
    yield score, stamp or _after_word(text)


def _after_word(text: str) -> str:
    """Return the text from the word "published" on, if it has one."""
    match = _PUBLISHED_WORDS.search(text)
    return text[match.start() :] if match else text
