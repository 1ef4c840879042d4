"""Cards, suggested questions, the list, choices and links: the conversation about articles."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.suggesting import Suggestion, suggestions
from bot.app import App
from bot.catalogue import sentence
from bot.conversation.messages import (
    AnswerReply,
    Button,
    Choice,
    ConversationId,
    Final,
    Incoming,
    Notice,
    Panel,
    Partial,
    ReadingCard,
    SummaryReply,
    Working,
)
from bot.conversation.pasting import CUT_FROM
from bot.state.choices import ADDING
from bot.state.deep_links import Shared
from bot.telegram.buttons import encode
from bot.telegram.render import to_document
from bot.wording import explain, say
from ingest.errors import FetchError, UnknownArticleError
from ingest.values import Article, LibraryId, Source, TextSource, URLSource
from tests.support.apps import opened_app

TOUR = TextSource(
    "Prime Minister Fumio Kishida meets President Joe Biden in Washington on January 13. The two "
    "will talk about missiles and the budget of the army.\n\n"
    "Kishida signs a defence agreement with Britain in London two days before. Britain and Japan "
    "will then be able to send troops to each other.\n\n"
    "The tour also brings Kishida to France, Italy and Canada, which are members of the G7.",
    title="Kishida tours the capitals",
    site="The Harbour Courier",
    url="https://courier.example/tour",
)
SUMMIT = TextSource(
    "The summit of the G7 takes place in Hiroshima from 19 May 2023. Fumio Kishida invited the "
    "leaders of seven countries to his home town.\n\n"
    "President Joe Biden comes for three days. He visits the peace park on the first of them.",
    title="Leaders meet in Hiroshima",
    site="Daily Post",
    url="https://post.example/summit",
)
BRIDGE = TextSource(
    "The new bridge over the river in Harlow opens on 4 May 2026, the county said on Monday.\n\n"
    "Engineer Maria Lindqvist led the work, which cost 4 million euros and took three years.",
    title="Harlow gets a bridge",
)
POOL = TextSource(
    "The old baths of Alton were torn down, and the new hall opens on 9 June 2026 for swimmers.\n\n"
    "Architect Paul Ferrer drew the plans. The town paid 7 million euros for the work.",
    title="Alton gets a pool",
)
keys = (f"1:{number}" for number in count(1))


def message(text: str = "", *sources: Source, chat: int = 42) -> Incoming:
    library = LibraryId(f"telegram:{chat}")
    return Incoming(next(keys), ConversationId(f"{library}:0"), library, text, sources)


def pressed(button: Button, chat: int = 42) -> Incoming:
    """The message that a pressed button says."""
    about = [button.about] if button.about else []
    return replace(message(button.say or button.label, chat=chat), about=about, pressed=True)


async def replies(app: App, incoming: Incoming) -> list[Final]:
    heard = [reply async for reply in app.assistant.hear(incoming)]
    return [reply for reply in heard if not isinstance(reply, Working | Partial)]


async def reply(app: App, incoming: Incoming) -> Final:
    return (await replies(app, incoming))[-1]


def labelled(given: Final, label: str) -> Button:
    assert isinstance(given, ReadingCard | SummaryReply | Notice | Panel)
    rows = given.buttons
    return next(button for row in rows for button in row if button.label == label)


async def test_a_card_has_the_first_line_and_the_ways_to_go_on(app: App) -> None:
    card = await reply(app, message("", TOUR))

    assert isinstance(card, ReadingCard)
    assert card.first_line.startswith("Prime Minister Fumio Kishida meets President Joe Biden")
    labels = [button.label for row in card.buttons for button in row]
    assert labels == [
        say(f"button-{name}") for name in ("summarize", "key-points", "ask", "original", "share")
    ]


async def test_the_buttons_of_a_card_do_what_they_say(app: App) -> None:
    card = await reply(app, message("", TOUR))

    summary = await reply(app, pressed(labelled(card, say("button-summarize"))))
    points = await reply(app, pressed(labelled(card, say("button-key-points"))))

    assert isinstance(summary, SummaryReply)
    assert isinstance(points, SummaryReply)
    assert (summary.summary.style, points.summary.style) == ("tldr", "bullets")
    assert labelled(summary, say("button-in-detail")).say == "/summary in detail"


async def test_suggested_questions_are_answered_by_the_article(app: App) -> None:
    card = await reply(app, message("", TOUR))

    offer = await reply(app, pressed(labelled(card, say("button-ask"))))
    assert isinstance(offer, Notice)
    questions = [button for row in offer.buttons for button in row]
    answers = [await reply(app, pressed(question)) for question in questions]

    assert 1 <= len(questions) <= 3
    for answer in answers:
        assert isinstance(answer, AnswerReply)
        assert not answer.answer.abstained


async def test_a_suggested_question_can_be_typed_by_its_number(app: App) -> None:
    await replies(app, message("", TOUR))
    offer = await reply(app, message("/suggest"))

    typed = await reply(app, message("/suggest 1"))

    assert isinstance(offer, Notice)
    assert isinstance(typed, AnswerReply)
    assert typed.question == offer.buttons[0][0].label


def test_a_short_name_is_asked_about_by_the_whole_one() -> None:
    article = Article("a1", TOUR.title or "", TOUR.text)

    named = [one.words for one in suggestions(article) if one.kind == "who"]

    assert named[0] == "Prime Minister Fumio Kishida"
    assert "Kishida" not in named


def test_a_text_without_names_and_days_suggests_nothing() -> None:
    assert suggestions(Article("a1", "x", "it rains and nobody is there to see it.")) == []


def test_a_day_is_asked_about_as_the_article_writes_it() -> None:
    article = Article("a1", "x", "The summit begins on 19 May 2023 in the old town.")

    assert Suggestion("date", "19 May 2023") in suggestions(article)


async def test_a_question_that_fits_two_articles_asks_which_and_keeps_the_question(
    app: App,
) -> None:
    await replies(app, message("", BRIDGE, POOL))

    choice = await reply(app, message("when does it open?"))
    assert isinstance(choice, Choice)
    chosen = choice.articles[1]
    answer = await reply(app, pressed(button_of(choice, 2)))

    assert isinstance(answer, AnswerReply)
    assert answer.question == "when does it open?"
    assert {citation.article.id for citation in answer.answer.citations} == {chosen.id}


async def test_the_choice_can_be_typed(app: App) -> None:
    await replies(app, message("", BRIDGE, POOL))
    choice = await reply(app, message("when does it open?"))
    assert isinstance(choice, Choice)

    answer = await reply(app, message("1"))

    assert isinstance(answer, AnswerReply)
    assert {one.article.id for one in answer.answer.citations} == {choice.articles[0].id}


@pytest.mark.parametrize("question", ["when does each of them open?", "when does the pool open?"])
async def test_a_question_about_both_or_by_name_needs_no_choice(app: App, question: str) -> None:
    await replies(app, message("", BRIDGE, POOL))

    assert isinstance(await reply(app, message(question)), AnswerReply)


async def test_a_pasted_text_is_not_kept_unless_they_say_so(app: App) -> None:
    asked = await reply(app, message(TOUR.text * 3))
    dropped = await reply(app, message("no thanks"))
    late = await reply(app, pressed(labelled(asked, say("button-keep"))))

    assert dropped == Notice(say("dropped"))
    assert late == Notice(say("kept_nothing"), "error")
    assert app.store.articles(LibraryId("telegram:42")) == []


async def test_a_pasted_text_waits_through_a_restart(tmp_path: Path) -> None:
    with opened_app(tmp_path) as before:
        await replies(before, message(TOUR.text * 3))
    with opened_app(tmp_path) as after:
        card = await reply(after, message("ja"))

    assert isinstance(card, ReadingCard)


async def test_yes_means_nothing_where_nothing_was_asked(app: App) -> None:
    await replies(app, message("", TOUR))

    assert isinstance(await reply(app, message("yes")), AnswerReply)


def many(number: int) -> Iterator[Source]:
    for one in range(number):
        yield replace(
            TOUR,
            title=f"Tour {one}",
            text=f"{TOUR.text} Part {one}.",
            url=f"https://a.example/{one}",
        )


async def test_many_sources_at_once_get_one_list_that_names_all(app: App) -> None:
    sources = [*many(6), URLSource("http://127.0.0.1/private")]
    (panel,) = await replies(app, message("", *sources))

    assert isinstance(panel, Panel)
    assert panel.title == say("read_many", count=6)
    assert all(f"Tour {one}" in panel.text for one in range(6))
    assert "Not read: http://127.0.0.1/private" in panel.text


async def test_the_list_has_pages_that_the_buttons_turn(app: App) -> None:
    await replies(app, message("", *many(10)))

    first = await reply(app, message("/articles"))
    second = await reply(app, pressed(labelled(first, "▶")))
    back = await reply(app, pressed(labelled(second, "◀")))

    assert isinstance(first, Panel)
    assert isinstance(second, Panel)
    assert "8. Tour 2" in first.text
    assert "9. Tour 1" in second.text
    assert back == first


async def test_a_number_of_the_list_opens_an_article_that_can_be_forgotten(app: App) -> None:
    await replies(app, message("", *many(2)))
    listed = await reply(app, message("/articles"))

    card = await reply(app, pressed(labelled(listed, "2")))
    asked = await reply(app, pressed(labelled(card, say("button-forget"))))
    kept = app.store.articles(LibraryId("telegram:42"))
    gone = await reply(app, pressed(labelled(asked, say("button-forget"))))

    assert isinstance(card, ReadingCard)
    assert card.article.title == "Tour 0"
    assert len(kept) == 2
    assert gone == Notice(say("forgotten", title="Tour 0"))
    assert len(app.store.articles(LibraryId("telegram:42"))) == 1


async def test_tags_find_an_article_again_and_go_with_it(app: App) -> None:
    await replies(app, message("", TOUR))
    await replies(app, message("/tag Japan #work"))
    await replies(app, message("", SUMMIT))

    found = await reply(app, message("/articles #japan"))
    await replies(app, message("/forget 2"))
    after = await reply(app, message("/articles #japan"))

    assert isinstance(found, Panel)
    assert "Kishida tours" in found.text
    assert "#work" in found.text
    assert "Hiroshima" not in found.text
    assert after == Notice(say("articles_none_found", words="#japan"))


async def test_a_shared_link_opens_the_article_with_its_tldr_in_another_chat(app: App) -> None:
    await replies(app, message("", TOUR, SUMMIT))
    await replies(app, message("/articles 2"))
    shared = await reply(app, message("/share"))
    token = labelled(shared, say("share_button")).start

    card, summary = await replies(app, message(f"/start {token}", chat=7))

    assert isinstance(card, ReadingCard)
    assert card.article.title == TOUR.title
    assert isinstance(summary, SummaryReply)
    assert [row.title for row in app.store.articles(LibraryId("telegram:7"))] == [TOUR.title]


async def test_no_other_words_open_what_another_chat_has_read(app: App) -> None:
    card = await reply(app, message("", TOUR))
    assert isinstance(card, ReadingCard)

    for guess in (card.article.id, "telegram:42", "x" * 22):
        given = await reply(app, message(f"/start {guess}", chat=7))
        assert given == Notice(say("link_unknown"), "error")
    assert app.store.articles(LibraryId("telegram:7")) == []


async def test_forgetting_takes_the_link_back(app: App) -> None:
    await replies(app, message("", TOUR))
    shared = await reply(app, message("/share"))
    token = labelled(shared, say("share_button")).start
    await replies(app, message("/forget yes"))

    given = await reply(app, message(f"/start {token}", chat=7))

    assert given == Notice(say("link_unknown"), "error")


async def test_a_button_of_a_forgotten_article_says_so_kindly(app: App) -> None:
    card = await reply(app, message("", TOUR))
    await replies(app, message("/forget yes"))

    given = await reply(app, pressed(labelled(card, say("button-summarize"))))

    assert given == Notice(explain(UnknownArticleError("x")), "error")


async def test_a_summary_of_a_forgotten_article_is_of_no_other(app: App) -> None:
    card = await reply(app, message("", TOUR))
    await replies(app, message("", SUMMIT))
    await replies(app, message("/forget 2"))

    for label in ("summarize", "key-points", "ask", "share"):
        given = await reply(app, pressed(labelled(card, say(f"button-{label}"))))
        assert given == Notice(explain(UnknownArticleError("x")), "error")


async def test_a_button_of_the_list_opens_its_article_after_others_were_added(app: App) -> None:
    await replies(app, message("", TOUR))
    listed = await reply(app, message("/articles"))
    await replies(app, message("", SUMMIT))

    card = await reply(app, pressed(labelled(listed, "1")))

    assert isinstance(card, ReadingCard)
    assert card.article.title == TOUR.title


def button_of(choice: Final, number: int) -> Button:
    """The button of a choice, as an edge shows it."""
    (row,) = to_document(choice).buttons[number - 1 : number]
    return row[0]


async def test_an_old_choice_asks_its_own_question_after_a_later_one(app: App) -> None:
    await replies(app, message("", BRIDGE, POOL))
    old = await reply(app, message("when does it open?"))
    later = await reply(app, message("when will it open?"))

    answer = await reply(app, pressed(button_of(old, 1)))

    assert isinstance(old, Choice)
    assert isinstance(later, Choice)
    assert isinstance(answer, AnswerReply)
    assert answer.question == "when does it open?"


async def test_both_buttons_of_a_choice_can_be_pressed_one_after_the_other(app: App) -> None:
    await replies(app, message("", BRIDGE, POOL))
    choice = await reply(app, message("when does it open?"))
    assert isinstance(choice, Choice)

    for number in (1, 2):
        answer = await reply(app, pressed(button_of(choice, number)))
        assert isinstance(answer, AnswerReply)
        cited = {one.article.id for one in answer.answer.citations}
        assert cited == {choice.articles[number - 1].id}


async def test_a_number_means_the_list_once_it_was_shown(app: App) -> None:
    await replies(app, message("", BRIDGE, POOL))
    assert isinstance(await reply(app, message("when does it open?")), Choice)
    await replies(app, message("/articles"))

    assert isinstance(await reply(app, message("1")), ReadingCard)


async def test_a_number_asks_the_suggested_question(app: App) -> None:
    await replies(app, message("", TOUR))
    offer = await reply(app, message("/suggest"))
    assert isinstance(offer, Notice)

    typed = await reply(app, message("1"))

    assert isinstance(typed, AnswerReply)
    assert typed.question == offer.buttons[0][0].label


async def test_a_question_that_names_another_title_asks_which_is_meant(app: App) -> None:
    await replies(app, message("", POOL))
    await replies(app, message("", BRIDGE))

    choice = await reply(app, message("when does the pool open?"))

    assert isinstance(choice, Choice | AnswerReply)
    if isinstance(choice, AnswerReply):  # only the pool answers it: no choice is needed
        assert {one.article.title for one in choice.answer.citations} == {POOL.title}
        assert any(str(POOL.title) in note for note in choice.answer.notes)
    else:
        assert {one.title for one in choice.articles} == {POOL.title, BRIDGE.title}


async def test_without_a_focus_nothing_is_guessed(app: App) -> None:
    await replies(app, message("", BRIDGE, POOL))
    await replies(app, message("/new"))

    assert isinstance(await reply(app, message("when does it open?")), Choice)


async def test_an_answer_names_its_article_where_there_are_several(app: App) -> None:
    await replies(app, message("", POOL))
    alone = await reply(app, message("when does the hall open?"))
    await replies(app, message("", TOUR))
    among = await reply(app, message("when does Kishida meet Biden?"))

    assert isinstance(alone, AnswerReply)
    assert isinstance(among, AnswerReply)
    assert say("answer_from", title=POOL.title) not in alone.answer.notes
    assert say("answer_from", title=TOUR.title) in among.answer.notes


async def test_a_text_that_was_cut_into_messages_is_asked_about_once_and_kept_whole(
    app: App,
) -> None:
    first = "The river rose by a metre on Monday, the county said. " * 70
    assert len(first) >= CUT_FROM

    asked = await replies(app, message(first))
    rest = await replies(app, message("Engineer Maria Lindqvist closed the bridge in Harlow."))
    card = await reply(app, pressed(labelled(asked[0], say("button-keep"))))

    assert len(asked) == 1
    assert rest == []
    assert isinstance(card, ReadingCard)
    assert "Maria Lindqvist closed the bridge" in card.article.text


async def test_the_same_part_heard_twice_is_kept_once(app: App) -> None:
    first = "The river rose by a metre on Monday, the county said. " * 70
    part = message("Engineer Maria Lindqvist closed the bridge in Harlow.")
    await replies(app, message(first))
    for _ in range(2):
        assert await replies(app, part) == []

    card = await reply(app, message("/keep"))

    assert isinstance(card, ReadingCard)
    assert card.article.text.count("Maria Lindqvist") == 1


async def test_a_question_after_a_shorter_text_is_no_part_of_it(app: App) -> None:
    await replies(app, message("", TOUR))
    await replies(app, message(SUMMIT.text * 4))

    assert isinstance(await reply(app, message("when does Kishida meet Biden?")), AnswerReply)


@pytest.mark.parametrize("word", ["yes", "sí", "ja", "oui", "sim", "да", "так", "はい", "نعم"])
async def test_yes_is_understood_in_nine_languages(app: App, word: str) -> None:
    await replies(app, message(TOUR.text * 3))

    assert isinstance(await reply(app, message(word)), ReadingCard)


async def test_a_link_that_cannot_be_read_keeps_the_question(app: App) -> None:
    failed = await replies(app, message("When does Kishida meet Biden? http://127.0.0.1/x"))
    asked = await reply(app, message(TOUR.text * 3))
    card, answer = await replies(app, pressed(labelled(asked, say("button-keep"))))
    again = await replies(app, message("", SUMMIT))

    assert failed[-1] == Notice(say("question_kept", question="When does Kishida meet Biden?"))
    assert isinstance(card, ReadingCard)
    assert isinstance(answer, AnswerReply)
    assert answer.question == "When does Kishida meet Biden?"
    assert len(again) == 1  # it was answered, and is not asked again


async def test_a_file_that_could_not_be_had_keeps_the_question(app: App) -> None:
    given = replace(message("When does Kishida meet Biden?"), unread=[FetchError("tour.pdf")])
    told, kept = await replies(app, given)
    _, answer = await replies(app, message("", TOUR))

    assert told == Notice(explain(FetchError("tour.pdf")), "error")
    assert kept == Notice(say("question_kept", question="When does Kishida meet Biden?"))
    assert isinstance(answer, AnswerReply)


@pytest.mark.parametrize("words", ["/summary", "/ask who meets Joe Biden", "summarize"])
async def test_a_command_beside_a_source_is_about_it(app: App, words: str) -> None:
    given = await replies(app, message(words, TOUR))

    assert isinstance(given[0], ReadingCard)
    assert isinstance(given[1], SummaryReply | AnswerReply)


async def test_words_in_reply_to_a_link_ask_about_it_without_a_question_mark(app: App) -> None:
    given = await replies(app, replace(message("who meets Joe Biden", TOUR), message=7))

    assert isinstance(given[-1], AnswerReply)


async def test_many_sources_that_all_fail_are_each_named(app: App) -> None:
    links = [URLSource(f"http://127.0.0.1/{number}") for number in range(7)]

    (told,) = await replies(app, message("", *links))

    assert isinstance(told, Notice)
    assert all(link.url in told.text for link in links)


async def test_the_parts_of_an_album_are_in_focus_together(app: App) -> None:
    for source in (BRIDGE, POOL):
        await replies(app, replace(message("", source), album="a7"))
    titles = {POOL.title, BRIDGE.title}

    choice = await reply(app, message("when does it open?"))
    await replies(app, replace(message("", TOUR), album="a8"))
    focus = app.conversations.focus("telegram:42:0")

    assert isinstance(choice, Choice)
    assert {article.title for article in choice.articles} == titles
    assert len(focus) == 1


LANGUAGES: dict[str, str] = {
    "de": "Die Fähre zwischen Nordkai und Salzhafen fährt wieder ab dem 18. Mai 2024, teilte die "
    "Hafenbehörde mit. Bürgermeisterin Ruth Abara eröffnet die Linie in Salzhafen.\n\nDie neue "
    "Fähre trägt 140 Passagiere. Die Karten kosten vier Euro, und Kinder fahren umsonst.",
    "es": "El transbordador entre Puerto Norte y Salinas volverá a navegar el 18 de mayo de 2024, "
    "anunció la autoridad portuaria. La alcaldesa Ruth Abara inaugurará la línea en Salinas.\n\n"
    "El nuevo barco lleva 140 pasajeros. Los billetes cuestan 4 euros y los niños viajan gratis.",
    "fr": "Le bac entre Quai-Nord et Salins reprendra le 18 mai 2024, a annoncé l'autorité "
    "portuaire. La maire Ruth Abara inaugurera la ligne à Salins.\n\nLe nouveau bateau transporte "
    "140 passagers. Les billets coûtent 4 euros et les enfants voyagent gratuitement.",
    "pt": "A balsa entre Cais Norte e Salinas volta a navegar em 18 de maio de 2024, anunciou a "
    "autoridade portuária. A prefeita Ruth Abara vai inaugurar a linha em Salinas.\n\nO novo "
    "barco leva 140 passageiros. Os bilhetes custam 4 euros e as crianças viajam de graça.",
    "ru": "Паром между Северным причалом и Солеградом снова пойдёт 18 мая 2024 года, сообщило "
    "управление порта. Мэр Рут Абара откроет линию в Солеграде.\n\nНовый паром берёт 140 "
    "пассажиров. Билет стоит 4 евро, дети едут бесплатно.",
    "uk": "Пором між Північним причалом і Солеградом знову піде 18 травня 2024 року, повідомило "
    "управління порту. Мерка Рут Абара відкриє лінію в Солеграді.\n\nНовий пором бере 140 "
    "пасажирів. Квиток коштує 4 євро, діти їдуть безкоштовно.",
    "ja": "北港とソルトネスを結ぶフェリーが2024年5月18日に運航を再開すると、港湾局が月曜日に発表"
    "した。ルース・アバラ市長がソルトネスで開通式を行う。\n\n新しいフェリー「ガネット」は乗客140人を"
    "運び、グダニスクで建造された。運賃は4ユーロで、子どもは無料である。",
    "ar": "تعود العبّارة بين الميناء الشمالي وسالتنس إلى العمل في 18 مايو 2024، حسبما أعلنت سلطة "
    "الميناء يوم الاثنين. وستفتتح رئيسة البلدية روث أبارا الخط في سالتنس.\n\nتحمل العبّارة الجديدة "
    "«غانيت» 140 راكبا وقد بنيت في غدانسك. وسعر التذكرة 4 يورو والأطفال مجانا.",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_questions_are_suggested_in_the_articles_language(app: App, language: str) -> None:
    source = TextSource(LANGUAGES[language], title="x")
    await replies(app, message("", source))
    offer = await reply(app, message("/suggest"))
    assert isinstance(offer, Notice)
    questions = [button.label for row in offer.buttons for button in row]
    answers = [await reply(app, message(str(number))) for number in range(1, len(questions) + 1)]

    assert len(questions) >= 2
    asked = {sentence(language, f"suggest_{kind}", {"words": "140"}) for kind in ("who", "number")}
    tails = {one.replace("140", "").strip(" :：?？؟¿") for one in asked}
    assert any(tail in question for tail in tails for question in questions)
    for question, answer in zip(questions, answers, strict=True):
        assert isinstance(answer, AnswerReply)
        assert answer.question == question
        assert not answer.answer.abstained


@given(st.text(max_size=400), st.sampled_from([None, *LANGUAGES, "en"]))
def test_what_is_suggested_stands_in_the_article(text: str, language: str | None) -> None:
    article = Article("a1", "x", text, language=language)

    for one in suggestions(article):
        assert one.words.split()
        assert " ".join(one.words.split()) in " ".join(text.split())


def test_a_bare_number_or_a_year_is_nothing_to_ask_about() -> None:
    article = Article("a1", "x", "It had 12. In 1998 workers came, then 140 passengers did.")

    counted = [one.words for one in suggestions(article) if one.kind == "number"]

    assert counted == ["140 passengers"]


async def test_a_copy_with_a_long_id_still_has_its_buttons(app: App) -> None:
    news, id_ = LibraryId("news"), "https://courier.example/2026/05/04/harlow-gets-a-bridge"
    app.store.put(news, Article(id_, "Harlow gets a bridge", BRIDGE.text))
    token = app.deep_links.share(Shared(news, id_), datetime.now(UTC))

    card, _ = await replies(app, message(f"/start {token}"))
    again, _ = await replies(app, message(f"/start {token}"))

    assert isinstance(card, ReadingCard)
    assert isinstance(again, ReadingCard)
    assert all(encode(button) for row in card.buttons for button in row if not button.url)
    assert len(app.store.articles(LibraryId("telegram:42"))) == 1
    assert app.store.get(news, id_).title == card.article.title


async def test_a_group_that_lets_admins_add_lets_nobody_else_add_by_a_link(app: App) -> None:
    await replies(app, message("", TOUR))
    token = app.deep_links.share(
        Shared(LibraryId("telegram:42"), app.store.articles(LibraryId("telegram:42"))[0].id),
        datetime.now(UTC),
    )
    app.group_settings.choose(LibraryId("telegram:-7"), ADDING, "admins")

    async def nobody() -> bool:
        return False

    given = replace(message(f"/start {token}", chat=-7), group=True, is_admin=nobody)

    assert await reply(app, given) == Notice(say("adding-admins"), "error")
    assert app.store.articles(LibraryId("telegram:-7")) == []
