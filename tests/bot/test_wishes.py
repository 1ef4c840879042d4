"""What people say beside the address of a feed."""

import pytest

from bot.catalogue import LANGUAGES, sentence
from bot.groups.wishes import Said, understood


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", Said()),
        ("now", Said("now")),
        ("NOW!", Said("now")),
        ("in the digest, only if it mentions Japan", Said("digest", ("Japan",))),
        ("now only if it mentions Japan", Said("now", ("Japan",))),
        ("Japan, NATO", Said(None, ("Japan", "NATO"))),
        ("Japan or South Korea and NATO, now", Said("now", ("Japan", "South Korea", "NATO"))),
        ("only if it mentions “Marks and Spencer”", Said(None, ("Marks and Spencer",))),
        ("'New Zealand' or Fiji", Said(None, ("New Zealand", "Fiji"))),
        ("Apocalypse Now", Said(None, ("Apocalypse Now",))),
        ("nowhere man", Said(None, ("nowhere man",))),
        ("sofort nur wenn es um Japan geht", Said("now", ("Japan",))),
        ("solo si menciona Japón o Corea", Said(None, ("Japón", "Corea"))),
        ("tout de suite seulement si ça parle de Japon", Said("now", ("Japon",))),
        ("только если упоминается Япония или НАТО", Said(None, ("Япония", "НАТО"))),
        ("одразу лише якщо згадується Японія", Said("now", ("Японія",))),
        ("só se mencionar Japão", Said(None, ("Japão",))),
        ("الآن فقط إذا ذُكرت اليابان", Said("now", ("اليابان",))),
        ("今すぐ 日本、韓国を含む場合のみ", Said("now", ("日本", "韓国"))),
        ("「日本」だけ", Said(None, ("日本",))),
        ("Japan, japan, Japan", Said(None, ("Japan", "japan"))),
        ("only ...", Said()),
    ],
)
def test_words_are_understood(text: str, said: Said) -> None:
    assert understood(text) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_bot_proposes_to_say_is_understood(language: str) -> None:
    how = sentence(language, "feeds-how", {})
    quoted = [part for part in _quoted(how) if part]

    assert [understood(part).manner for part in quoted] == ["now", None]
    assert len(understood(quoted[1]).words) == 2
    menu = sentence(language, "command-follow", {}).partition("example.org ")[2]
    assert understood(menu) == Said("now")


def _quoted(text: str) -> list[str]:
    """What stands in quotation marks, of any language."""
    found, inside = [], ""
    for character in text:
        if character in "“„«「" and not inside:
            inside = " "
        elif character in "”“»」" and inside:
            found.append(inside.strip())
            inside = ""
        elif inside:
            inside += character
    return found


def test_no_words_take_long() -> None:
    assert len(understood("only if it mentions " + "a or " * 20_000).words) == 1
