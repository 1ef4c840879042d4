"""Follow-ups: what is filled in, what is taken along, and what stands alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.followup_signs import hangs, leaning, points_back, stands_alone
from bot.answering.understand import LONGEST, understand
from bot.values import Turn

MEETING = Turn("When does Kishida meet Biden?", "A meeting is anticipated on January 13.")


def standalone(question: str, *history: Turn, language: str | None = None) -> str:
    return understand(question, history, language=language).standalone


@pytest.mark.parametrize(
    ("language", "before", "question", "expected"),
    [
        ("en", "When does Kishida meet Biden?", "Where?", "Where does Kishida meet Biden?"),
        ("en", "When does Kishida meet Biden?", "And why?", "why does Kishida meet Biden?"),
        ("de", "Wann trifft Kishida Biden?", "Und wo?", "wo trifft Kishida Biden?"),
        ("es", "¿Cuándo llega Kishida?", "¿Y dónde?", "¿dónde llega Kishida?"),
        ("fr", "Quand arrive Kishida ?", "Où ?", "Où arrive Kishida ?"),
        ("ru", "Когда приедет Кисида?", "А где?", "где приедет Кисида?"),
        ("uk", "Коли приїде Кісіда?", "Де?", "Де приїде Кісіда?"),
        ("pt", "Quando chega Kishida?", "E onde?", "onde chega Kishida?"),
        ("ja", "岸田首相はいつ到着しますか？", "どこに？", "岸田首相はどこに到着しますか？"),
        ("ar", "متى يصل كيشيدا؟", "وأين؟", "أين يصل كيشيدا؟"),
    ],
)
def test_a_bare_question_word_takes_the_rest_of_the_question_before(
    language: str, before: str, question: str, expected: str
) -> None:
    assert standalone(question, Turn(before, ""), language=language) == expected


def test_what_about_a_name_asks_the_question_before_about_that_name() -> None:
    before = Turn("Where does Kishida live?", "In Tokyo.")
    assert standalone("What about Sunak?", before) == "Where does Sunak live?"


def test_what_about_something_stays_as_asked_when_there_is_no_name_to_replace() -> None:
    assert standalone("What about Australia?", Turn("who hosts it?", "")) == "What about Australia?"


def test_a_pronoun_takes_the_name_that_answered_who() -> None:
    before = Turn("Who won the race?", "Maria Lopez")
    assert standalone("When was she born?", before) == "When was Maria Lopez born?"


def test_a_possessive_pronoun_takes_a_possessive_name() -> None:
    before = Turn("Who won the race?", "Maria Lopez")
    assert standalone("What is her age?", before) == "What is Maria Lopez's age?"


def test_it_among_two_names_is_left_alone() -> None:
    assert standalone("and who hosts it?", MEETING) == "and who hosts it?"


def test_ellipsis_is_followed_over_two_turns() -> None:
    talk = [Turn("When does Kishida meet Biden?", ""), Turn("Where?", "In Washington.")]
    assert understand("And why?", talk).standalone == "why does Kishida meet Biden?"


def test_the_context_is_the_last_two_turns_and_the_title() -> None:
    talk = [Turn("one", "1"), Turn("two", "2"), Turn("three", "3")]
    understood = understand("Where is it?", talk, title="The title")
    assert understood.query.context == "two 2 three 3 The title"


def test_a_new_topic_takes_nothing_of_the_talk_along() -> None:
    question = "Which company builds the new harbour bridge in Rotterdam this summer?"
    understood = understand(question, [MEETING], title="Japan and Britain")
    assert understood.query.context == ""
    assert understood.history == ()
    assert understood.standalone == question


def test_a_long_answer_is_cut_for_the_context() -> None:
    understood = understand("Where?", [Turn("Who?", "word " * 500)])
    assert len(understood.query.context) <= LONGEST + len("Who? ")


def test_focus_and_language_are_handed_on() -> None:
    understood = understand("Wo?", [Turn("Wann trifft der Minister die Bauern?", "")], focus=["a"])
    assert understood.query.focus == ("a",)
    assert understood.language == "de"


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "When did she move there with them?"),
        ("de", "Warum hat er das getan?"),
        ("es", "¿Por qué se fue él de allí?"),
        ("fr", "Pourquoi a-t-elle quitté cette ville ?"),
        ("ru", "Почему он туда поехал?"),
        ("uk", "Чому вона туди поїхала?"),
        ("pt", "Quando ela saiu de lá?"),
        ("ja", "それはなぜですか？"),
        ("ar", "لماذا ذهب هو إلى هناك؟"),
    ],
)
def test_pronouns_of_every_interface_language_hang_on_the_talk(
    language: str, question: str
) -> None:
    assert hangs(question, language)


def test_a_question_with_names_and_content_of_its_own_does_not_hang() -> None:
    question = "How many sailors drowned when the ferry Estonia sank in the Baltic Sea?"
    assert not hangs(question)
    assert stands_alone(question)


@settings(deadline=None)
@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=3),
    st.sampled_from(["en", "es", "de", "fr", "ru", "ja", "uk", "pt", "ar", "xx", None]),
)
def test_no_text_in_any_language_breaks_it(
    question: str, talk: list[tuple[str, str]], language: str | None
) -> None:
    turns = [Turn(asked, said) for asked, said in talk]
    understood = understand(question, turns, language=language)
    assert understood.question == question
    assert understood.query.question == question


@pytest.mark.parametrize(
    ("question", "language", "points"),
    [
        ("Is there a fine?", "en", False),
        ("Who was there?", "en", True),
        ("Wer repariert das Becken?", "de", False),
        ("Wer repariert das alte Becken?", "de", False),
        ("Wer zahlt das?", "de", True),
        ("¿Por qué se suspendió la línea?", "es", False),
        ("¿Quién lo criticó?", "es", True),
        ("Qu'est-ce que le conseil demande ?", "fr", False),
    ],
)
def test_articles_and_fixed_phrases_do_not_point_back(
    question: str, language: str, points: bool
) -> None:
    assert points_back(question, language) is points


@pytest.mark.parametrize(
    ("question", "certainty"),
    [("Where?", 1.0), ("And the captain?", 1.0), ("When was she born?", 1.0)],
)
def test_bare_questions_and_pronouns_lean_on_the_talk(question: str, certainty: float) -> None:
    assert leaning(question) == certainty


def test_a_short_question_that_says_what_it_is_about_leans_less() -> None:
    assert 0.0 < leaning("Who paints the lighthouse?") < 1.0
    assert leaning("How many passengers does the ferry take in winter?") == 0.0


def test_a_word_of_three_letters_is_content_of_its_own() -> None:
    before = Turn("Когда музей закрыт?", "Музей закрыт по понедельникам.")

    assert understand("Кто мэр?", [before]).standalone == "Кто мэр?"
