from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ingest.library import lexical
from ingest.library.store import Store
from ingest.retrieval import retriever as module
from ingest.retrieval.index import Index
from ingest.retrieval.retriever import Retriever
from ingest.values import Article, Query
from tests.support.libraries import HERE, THERE, WordEmbedder, article, opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as opened_store:
        yield opened_store


def searcher(store: Store) -> Retriever:
    return Retriever(store, WordEmbedder())


def ids(store: Store, question: str, k: int = 10, **more: object) -> list[str]:
    query = Query(question, **more)  # type: ignore[arg-type] # context and focus
    return [passage.article.id for passage in searcher(store).search(HERE, query, k)]


def report(id_: str, site: str, text: str, day: int = 1) -> Article:
    return article(id_, text, site=site, published=date(2024, 5, day), title=f"News {id_}")


def test_the_passage_that_answers_comes_first_with_its_exact_place(store: Store) -> None:
    text = "The fair was loud.\n\n" + "Nobody came on Monday. " * 40 + "The mayor sold her boat."
    store.put(HERE, article(text=text))

    found = searcher(store).search(HERE, Query("Who sold the boat?"), 3)

    assert "The mayor sold her boat." in found[0].text
    assert found[0].text == text[found[0].start : found[0].end]
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)


def test_words_of_title_site_and_author_are_searched_too(store: Store) -> None:
    store.put(HERE, article("a1", "It rained all day.", title="Kites over Lisbon"))
    store.put(HERE, article("a2", "It rained all day.", author="Ida Quill"))
    store.put(HERE, article("a3", "It rained all day.", site="Tidewatch"))

    assert ids(store, "Did it rain on the kites?", 1) == ["a1"]
    assert ids(store, "What does Ida Quill say of the rain?", 1) == ["a2"]
    assert ids(store, "What does Tidewatch say of the rain?", 1) == ["a3"]


def test_each_source_of_a_comparison_gets_its_say(store: Store) -> None:
    for i in range(7):
        text = f"Ferry prices rose again and crews asked for more, part {i}."
        store.put(HERE, report(f"gull{i}", "The Daily Gull", text))
    store.put(HERE, report("tern", "Tern Review", "Crews met on Monday."))
    question = "Do The Daily Gull on ferry prices that rose and Tern Review on crews agree?"

    assert "tern" in ids(store, question, 2)


def test_a_day_in_the_question_prefers_what_was_published_then(store: Store) -> None:
    for day in (3, 4, 5):
        store.put(HERE, report(f"day{day}", "Tern Review", "The bridge was shut.", day))

    assert ids(store, "What did the report of 2024-05-04 say about the bridge?", 1) == ["day4"]


def test_a_follow_up_finds_the_article_that_was_talked_about(store: Store) -> None:
    store.put(HERE, article("boats", "Ada bought a red boat. She keeps it in Porto."))
    store.put(HERE, article("bikes", "Bo bought a blue bike. He keeps it in Turin."))

    for talk, wanted in (("Who bought a boat? Ada", "boats"), ("Who bought a bike? Bo", "bikes")):
        assert ids(store, "Where is it kept?", 1, context=talk) == [wanted]


def test_a_question_that_stands_alone_is_not_drawn_back(store: Store) -> None:
    store.put(HERE, article("boats", "Ada bought a red boat. She keeps the boat in Porto."))
    store.put(HERE, article("museum", "The glass museum of Murano opened a second wing in June."))

    found = ids(store, "When did the Murano glass museum open its second wing?", 1,
                context="Who bought a boat? Ada bought a red boat")  # fmt: skip

    assert found == ["museum"]


def test_with_a_focus_nothing_else_is_searched(store: Store) -> None:
    store.put(HERE, article("a1", "The mayor sold her boat."))
    store.put(HERE, article("a2", "The weather was fine."))

    assert ids(store, "Who sold the boat?", focus=["a2"]) == ["a2"]
    assert ids(store, "Who sold the boat?", focus=["gone"]) == []


def test_a_focus_is_made_ready_once_for_some_questions(store: Store) -> None:
    for i in range(3):
        store.put(HERE, article(f"a{i}", f"Ferry {i} sailed."))
    whole = Index(store.snapshot(HERE))

    assert whole.narrowed({"a0", "a1", "a2"}) is whole
    assert whole.narrowed(["a0"]) is whole.narrowed({"a0"})
    assert [row.article_id for row in whole.narrowed(["a0"]).chunks] == ["a0"]


def test_nothing_is_kept_ready_of_what_was_forgotten(store: Store) -> None:
    store.put(HERE, article("a1", "Ferry one sailed."))
    store.put(THERE, article("a1", "Ferry two sailed."))
    search = searcher(store)
    for library in (HERE, THERE):
        search.search(library, Query("Which ferry?"))

    search.forget_article(HERE, "a1")

    assert search.ready() == [THERE]


def test_an_empty_library_or_question_finds_nothing(store: Store) -> None:
    assert ids(store, "Who sold the boat?") == []
    store.put(HERE, article())
    assert ids(store, "  ") == []


def test_what_was_added_or_deleted_is_found_or_gone_at_once(store: Store) -> None:
    search = searcher(store)
    store.put(HERE, article("a1", "The mayor sold her boat."))
    assert [p.article.id for p in search.search(HERE, Query("boat"))] == ["a1"]

    store.put(HERE, article("a2", "The boat sank."))
    assert {p.article.id for p in search.search(HERE, Query("boat"))} == {"a1", "a2"}

    store.delete(HERE, "a1")
    assert [p.article.id for p in search.search(HERE, Query("boat"))] == ["a2"]


@pytest.mark.parametrize("whole", [10_000, 0], ids=["in memory", "by candidates"])
def test_no_library_shows_in_another(
    store: Store, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(module, "WHOLE", whole)
    for i in range(8):
        store.put(HERE, article(f"a{i}", f"The boat number {i} left the harbour.", site="Tern"))
    asked = Query("Which boat left the harbour of Tern?", context="Is there a canary? Yes")
    before = [(p.article.id, p.score) for p in searcher(store).search(HERE, asked)]

    for i in range(8):
        text = f"The boat canary {i} left the harbour of Tern. Is there a canary? Yes"
        store.put(THERE, article(f"a{i}", text, site="Tern"))
    after = [(p.article.id, p.score) for p in searcher(store).search(HERE, asked)]

    assert after == before
    assert len(before) == 8
    theirs = searcher(store).search(THERE, asked)
    assert all("canary" in passage.text for passage in theirs)


def test_a_large_library_is_ranked_by_candidates_as_it_would_be_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [
        f"Crew {i} sailed boat {i * 7} from the {w} pier."
        for i in range(20)
        for w in ("old", "new")
    ]
    list(store.put_many(HERE, [article(f"a{i}", text) for i, text in enumerate(texts)]))
    question = "Which crew sailed boat 49 from the new pier?"
    whole = ids(store, question, 1)

    monkeypatch.setattr(module, "WHOLE", 0)

    assert ids(store, question, 1) == whole == ["a15"]
    assert ids(store, question, 5, focus=["a1", "a2"]) != []
    assert set(ids(store, question, 5, focus=["a1", "a2"])) == {"a1", "a2"}


def test_the_talk_leads_to_a_passage_that_shares_no_word_with_it(store: Store) -> None:
    filler = "Nothing else of note was said about the matter by anybody who lived in the town. " * 4
    for id_, who, thing in (
        ("n1", "Bo", "bike"),
        ("n2", "Cy", "boat"),
        ("n3", "Ada", "car"),
    ):
        text = f"{who} bought a {thing} and painted this {thing} red. {filler}\n\n"
        store.put(HERE, article(id_, text + "It is kept near a mill. " + filler))

    query = Query("Where is it kept?", context="What did Ada buy? Ada bought a car")
    found = searcher(store).search(HERE, query, 10)

    assert next(p.article.id for p in found if "kept near a mill" in p.text) == "n3"


def test_candidates_by_words_are_the_library_s_own(store: Store) -> None:
    for i in range(9):
        store.put(THERE, article(f"a{i}", "A boat, a boat, a boat."))
    store.put(HERE, article("a1", "The boat is one of many things in the harbour."))

    keys = lexical.candidates(store._catalogue.engine, HERE, {"boat"}, 5)

    assert keys == [row.key for row in store.snapshot(HERE).chunks]
