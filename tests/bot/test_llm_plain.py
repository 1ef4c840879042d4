"""What a model wrote arrives as plain text without anything to follow."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.models.plain import plain, spoken


@pytest.mark.parametrize(
    "lure",
    [
        "Read more at https://evil.example/x?y=1 [1].",
        "Read more at evil.example [1].",
        "Read more at evil.example/booking.com [1].",
        "Read more at www.evil.example [1].",
        "Read [more](https://evil.example) [1].",
        "Read [more](evil) [1].",
        "![x](https://evil.example/x.png) [1].",
        "Read <a href='https://evil.example'>more</a> [1].",
        "Open tg://resolve?domain=evil [1].",
        "Open t.me/evil [1].",
        "Write to @evil_support [1].",
        "Write to help@evil.example [1].",
        "Send /forget to be safe [1].",
        "Run javascript:alert(1) [1].",
        "Call tel:+1555 [1].",
    ],
)
def test_a_sentence_with_something_to_follow_is_dropped(lure: str) -> None:
    assert plain(f"It rained [1]. {lure} It stopped [2].", "It rained.") == (
        "It rained [1]. It stopped [2]."
    )


@pytest.mark.parametrize(
    "honest",
    [
        "The U.S. and the E.U. met at 5 p.m. in Washington, D.C. [1].",
        "It grew by 3.5 km/h, and/or 1/2 of it, 24/7 [1].",
        "Booking.com and Node.js grew [1].",
        "Prices rose from 1.234,50 to 2.345,60 [2].",
        "Er kam z.B. am 3.5. an [1].",
        "2*3*4 = 24 and a_b_c stay [1].",
        "Emails and mentions are words [1].",
        "日本の首相は1月13日に訪問する [1]。",
    ],
)
def test_honest_sentences_stay(honest: str) -> None:
    assert plain(honest, "Booking.com uses Node.js") == honest


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("**Rain** fell [1].", "Rain fell [1]."),
        ("# Rain\nIt fell [1].", "Rain\nIt fell [1]."),
        ("> It `fell` __again__ [1].", "It fell again [1]."),
        ("It <b>fell</b> [1].", "It fell [1]."),
        ("- It fell [1].\n- It stopped [2].", "- It fell [1].\n- It stopped [2]."),
    ],
)
def test_markup_is_taken_off(marked: str, bare: str) -> None:
    assert plain(marked, "") == bare


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<think>\nHm. [1]\n</think>\n\nYes [1].", "\n\nYes [1]."),
        ("<think>still at it", ""),
        ("Yes <think> [1].", "Yes <think> [1]."),
    ],
)
def test_thoughts_before_the_text_are_no_text(written: str, said: str) -> None:
    assert spoken(written) == said


PIECES = st.lists(
    st.sampled_from(
        ["https://", "evil", ".", "com", "@", "bot", "/", "start", " ", "\n", "[1]", "](", "**",
         "<a>", "It fell.", "www", "t.me", "x@y.zz", "`", "_", "mailto:", "[", "(", ")"]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@example("evilmailto:https://")
@given(PIECES | st.text())
def test_no_address_user_name_or_tag_is_left(text: str) -> None:
    left = plain(text, "")

    assert not re.search(r"\w://\w|(?<!\w)@\w{3}|\w@\w+\.\w|\bwww\.\w|\]\(|mailto:\w", left)
    assert "<a>" not in left


@given(PIECES | st.text())
def test_taking_off_twice_changes_nothing_more_to_follow(text: str) -> None:
    assert plain(text, "").count("://") == 0 or not re.search(r"\w{2}://\S", plain(text, ""))
