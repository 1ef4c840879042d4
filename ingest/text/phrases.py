"""Whether a text mentions one of some phrases, as whole words."""

from collections.abc import Sequence

from ingest.text.words import bare_words


def mentions(text: str, phrases: Sequence[str]) -> bool:
    """Tell whether any phrase occurs in `text`, whatever the case, accents and punctuation.

    Words count as a whole: "art" is not in "party". Where a script has no spaces between words,
    characters that follow each other count. A phrase without any word occurs nowhere.
    """
    if not phrases:
        return False
    said = bare_words(text)
    return any(
        _contains(said, bare_words(phrase)) or _is_character(text, phrase) for phrase in phrases
    )


def _contains(said: list[str], phrase: list[str]) -> bool:
    if not phrase:
        return False
    starts = (place for place, word in enumerate(said) if word == phrase[0])
    return any(said[place : place + len(phrase)] == phrase for place in starts)


def _is_character(text: str, phrase: str) -> bool:
    """Tell whether a phrase of one Han, kana or Hangul character is in the text.

    Texts are taken apart into pairs of those, so a single one is never a word of its own.
    """
    phrase = phrase.strip()
    return len(phrase) == 1 and phrase >= "\u2e80" and phrase in text
