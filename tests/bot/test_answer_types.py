"""What a question asks for, and whether a sentence holds it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import cues
from bot.answering.question import analyse, compares, cue_span, question_names
from bot.answering.question_words import CUES, Kind


@pytest.mark.parametrize(
    ("language", "question", "kind"),
    [
        ("en", "When does the ferry leave?", "time"),
        ("en", "In what year was the bridge built?", "time"),
        ("en", "Who paints the gate?", "person"),
        ("en", "Where is the library?", "place"),
        ("en", "How many sailors drowned?", "number"),
        ("en", "How much will the visit cost?", "money"),
        ("en", "How long did it take?", "duration"),
        ("en", "Which company builds it?", "organisation"),
        ("en", "And why?", "reason"),
        ("en", "What is a levee?", "definition"),
        ("en", "How does the pump work?", "description"),
        ("en", "Did they agree?", "yes_no"),
        ("en", "What colour is the gate?", "thing"),
        ("de", "Wann fährt die Fähre?", "time"),
        ("de", "Wie viel kostet die Brücke?", "money"),
        ("es", "¿Quién ganó?", "person"),
        ("es", "¿Cuántos marineros murieron?", "number"),
        ("fr", "Pourquoi le pont est-il fermé ?", "reason"),
        ("fr", "Combien ont coûté les travaux ?", "money"),
        ("pt", "Onde fica a biblioteca?", "place"),
        ("ru", "Когда пойдут поезда?", "time"),
        ("ru", "Сколько стоило строительство?", "money"),
        ("uk", "Хто переміг?", "person"),
        ("ar", "متى تغادر العبارة؟", "time"),
        ("ja", "工事はいつ始まりますか？", "time"),
        ("ja", "費用はいくらですか？", "money"),
        ("xx", "¿Dónde está?", "place"),
    ],
)
def test_the_kind_of_answer_is_told_by_the_question_words(
    language: str, question: str, kind: Kind
) -> None:
    assert analyse(question, language).kind == kind


def test_what_is_counted_is_the_head() -> None:
    assert analyse("How many sailors drowned?").head.split()[0] == "sailors"


@pytest.mark.parametrize(
    ("kind", "sentence", "asked", "expected"),
    [
        ("time", "The ferry leaves on Friday.", {"ferry"}, 1.0),
        ("time", "The ferry is blue.", {"ferry"}, 0.0),
        ("time", "Die Fähre fährt im März.", {"fähre"}, 1.0),
        ("person", "The gate was painted by Ana Ruiz.", {"gate"}, 1.0),
        ("person", "The gate was painted by Ana Ruiz.", {"gate", "ana", "ruiz"}, 0.0),
        ("place", "It stands in Lisbon.", {"stands"}, 1.0),
        ("place", "It stands there.", {"stands"}, 0.0),
        ("number", "Some 40 sailors drowned.", {"sailors"}, 1.0),
        ("number", "Sailors drowned.", {"sailors"}, 0.0),
        ("money", "It cost 40 million euros.", {"cost"}, 1.0),
        ("money", "It took 40 days.", {"took"}, 0.0),
        ("reason", "It closed because of cracks.", {"closed"}, 1.0),
        ("thing", "The gate is green.", {"gate"}, 0.0),
    ],
)
def test_a_sentence_holds_what_the_question_does_not_name_itself(
    kind: Kind, sentence: str, asked: set[str], expected: float
) -> None:
    assert cues.holds(kind, sentence, asked) == expected


def test_the_question_word_at_the_start_is_no_name() -> None:
    question = "Combien ont coûté les travaux de Lyon ?"
    assert [span.of(question) for span in question_names(question, "fr")] == ["Lyon"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Do both papers agree on the date?", True),
        ("Was ist der Unterschied?", True),
        ("Who painted the gate?", False),
    ],
)
def test_comparing_questions_are_told(question: str, *, expected: bool) -> None:
    assert compares(question) is expected


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from([*CUES, "xx", ""]))
def test_any_text_has_a_kind_and_its_cue_lies_inside_it(question: str, language: str) -> None:
    wanted = analyse(question, language)
    span = cue_span(question, language)
    assert wanted.kind
    assert span is None or 0 <= span.start < span.end <= len(question) + 3


def test_a_name_in_the_middle_of_the_asking_is_a_name() -> None:
    question = "What did President Okoye do?"

    assert [span.of(question) for span in question_names(question)] == ["President Okoye"]


def test_the_first_two_words_of_the_asking_are_no_names() -> None:
    assert question_names("Welches Jahr war das?", "de") == []
