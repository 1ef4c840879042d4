import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences.split(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. Sato and Dr. Lee met at St. Mary's.",
        "U.S. President Ada Moss flew to Oslo at 5 p.m. Monday.",
        "The book by J. K. Marlow sold 3.5 million copies.",
        "It is No. 5 on the list.",
        "On Jan. 13 the talks begin.",
        "“Is it true?” she asked.",
        "“Stop!” Mary Kane said.",
        "See www.example.com/a.b?c=d for more.",
        "Rain, wind, etc. are likely.",
        "Mr . Sato left early .",
        "Der Rat tagt am 13. Januar in Bonn.",
        "Er kommt z. B. aus Ulm.",
        "M. Durand est né en 50 av. J.-C. à Rome.",
        "В 2020 г. построили мост.",
        "「行きましょう。」と彼は言った。",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(whole: str) -> None:
    assert split(f"{whole} The end is near.") == [whole, "The end is near."]


@pytest.mark.parametrize(
    "parts",
    [
        ["He lives in the U.S.", "The rest moved."],
        ["He left.", '"I am done."', "She cried."],
        ["(It was over.)", "Then what?!", "Yes."],
        ["It began in 2019.", "It ended soon."],
        ["It was built in 1999.[3]", "The next one was not."],
        ["`` We won . ''", "He left ."],
        ["Wow...", "That was close."],
        ["Il a dit « oui ».", "Puis il est parti."],
        ["¿Cuándo llega?", "No se sabe."],
        ["Он уехал.", "Она осталась."],
        ["هل وصل؟", "نعم وصل."],
    ],
)
def test_sentences_end_where_the_next_begins(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_japanese_sentences_need_no_space_between() -> None:
    assert split("今日は晴れ。本当？はい！") == ["今日は晴れ。", "本当？", "はい！"]


def test_a_missing_space_after_a_full_stop_still_splits() -> None:
    assert split("He went home.The door was open. Node.js or Hotels.Direct ran.") == [
        "He went home.",
        "The door was open.",
        "Node.js or Hotels.Direct ran.",
    ]


def test_lines_and_speakers_are_kept_apart() -> None:
    assert split("A heading\nAnn: Hello there\nBen: Hi. How are you") == [
        "A heading",
        "Ann: Hello there",
        "Ben: Hi.",
        "How are you",
    ]


def test_the_number_of_a_list_item_stays_with_its_item() -> None:
    assert split("1. First thing\n2. Second thing\n- Third") == [
        "1. First thing",
        "2. Second thing",
        "- Third",
    ]


def test_hard_wrapped_lines_are_put_together() -> None:
    wrapped = (
        "The committee that was asked to look into the matter of the bridge\n"
        "Over the river has finally, after three years, found that it is\n"
        "safe."
    )
    assert split(wrapped) == [wrapped]


@given(st.text(alphabet=st.sampled_from(" \n.!?\"'()[]1aA。」\u2028Mr"), max_size=80) | st.text())
def test_every_character_but_white_space_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences.split(text)
    covered = [i for span in spans for i in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(covered))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@pytest.mark.parametrize("piece", [". ", "a. ", "(.", '." ', "\n", "U.S. ", "x'' ", "Mr. A "])
def test_time_grows_with_length_not_with_its_square(piece: str) -> None:
    def seconds(repeats: int) -> float:
        taken = []
        for _ in range(3):
            start = time.process_time()
            sentences.split(piece * repeats)
            taken.append(time.process_time() - start)
        return min(taken)

    # 16 times the text: 16 times the time when linear, 256 when quadratic
    assert seconds(8_000) < 100 * max(seconds(500), 0.0005)
