"""Who says what in a chat or a meeting: lines such as "Anna: I will call them"."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.text.outliers import is_talk
from ingest.values import Span

_SPEAKER = re.compile(r"\s*(?P<name>[#*\[]?\w[\w .’'#*()\]-]{0,39}):(?=\s|$)")


def speakers(text: str, sentences: Sequence[Span]) -> list[str | None]:
    """Return for each sentence the name of who says it, None where nobody is named.

    Only a text in which most lines name somebody is a talk; "Note: ..." in an article is not.
    """
    if not is_talk(text):
        return [None] * len(sentences)
    names: list[str | None] = []
    end = 0
    for span in sentences:
        name = names[-1] if names else None
        if not names or "\n" in text[end : span.start]:
            match = _SPEAKER.match(span.of(text))
            name = match["name"] if match else name
        names.append(name)
        end = span.end
    return names


def has_turns(text: str) -> bool:
    """Whether a text is a talk in which somebody speaks more than once."""
    named = Counter(match["name"] for line in text.splitlines() if (match := _SPEAKER.match(line)))
    return is_talk(text) and max(named.values(), default=0) > 1


def speaker_at(text: str, place: int) -> str | None:
    """Return who says what stands at `place` of a talk, as its line names them."""
    match = _SPEAKER.match(text, text.rfind("\n", 0, place) + 1)
    return match["name"] if match else None


def said(sentence: str, name: str | None) -> str:
    """Return `sentence` without the name of its speaker in front."""
    return sentence[len(name) + 1 :].lstrip() if starts_with(sentence, name) and name else sentence


def starts_with(sentence: str, name: str | None) -> bool:
    """Whether `sentence` names its speaker itself."""
    return name is not None and sentence.startswith(f"{name}:")
