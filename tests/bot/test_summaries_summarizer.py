"""The summarizer: cache, model, fallback."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.errors import ModelRateLimitError, ModelSlowError, ModelUnavailableError
from bot.summaries.summarizer import CacheKey, NoCache, Summarizer, WritesSummaries
from bot.values import Summary
from ingest.values import Article, LibraryId, SummaryStyle

HERE, THERE = LibraryId("chat 1"), LibraryId("chat 2")
ARTICLE = Article(
    "a1",
    "Ferry to the island runs again",
    "The ferry to the island of Amrum runs again after three days of storm. "
    "The harbour master opened the port of Dagebüll on Tuesday morning. "
    "About 400 guests had waited in hotels and private homes on the mainland.",
    language="en",
)


class FakeCache:
    """A dictionary, as plain as can be."""

    def __init__(self) -> None:
        self.kept: dict[CacheKey, Summary] = {}

    def get(self, key: CacheKey, article: Article) -> Summary | None:
        found = self.kept.get(key)
        return replace(found, article_id=article.id) if found else None

    def put(self, key: CacheKey, summary: Summary) -> None:
        self.kept[key] = summary


class FakeModel:
    """Writes one sentence, or raises; `gate` holds it up."""

    def __init__(self, name: str = "fake", error: Exception | None = None) -> None:
        self.name = name
        self.error = error
        self.asked: list[tuple[SummaryStyle, str]] = []
        self.started = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def summarize(self, article: Article, *, style: SummaryStyle, language: str) -> Summary:
        self.asked.append((style, language))
        self.started.set()
        await self.gate.wait()
        if self.error:
            raise self.error
        return Summary(article.id, "The ferry runs.", style, language, reader="llm")


def make(model: WritesSummaries | None = None) -> tuple[Summarizer, FakeCache]:
    cache = FakeCache()
    return Summarizer(cache=cache, model=model), cache


async def test_without_a_model_the_summary_is_extractive_and_no_fallback() -> None:
    summarizer, _ = make()
    summary = await summarizer.summarize(HERE, ARTICLE)
    assert (summary.reader, summary.fallback, summary.cached) == ("extractive", None, False)
    assert "ferry" in summary.text


async def test_the_second_request_comes_from_the_cache_and_says_so() -> None:
    model = FakeModel()
    summarizer, _ = make(model)
    first = await summarizer.summarize(HERE, ARTICLE)
    second = await summarizer.summarize(HERE, ARTICLE)
    assert len(model.asked) == 1
    assert second == replace(first, cached=True)


async def test_another_library_never_gets_what_the_first_one_asked_for() -> None:
    model = FakeModel()
    summarizer, cache = make(model)
    await summarizer.summarize(HERE, ARTICLE)
    other = await summarizer.summarize(THERE, ARTICLE)
    assert not other.cached
    assert len(model.asked) == 2
    assert {key.library for key in cache.kept} == {HERE, THERE}


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s.summarize(HERE, ARTICLE, style="bullets"),
        lambda s: s.summarize(HERE, ARTICLE, language="de"),
        lambda s: s.summarize(HERE, replace(ARTICLE, text=ARTICLE.text + " It is full.")),
    ],
    ids=["style", "language", "content"],
)
async def test_what_makes_another_summary_is_not_answered_from_the_cache(
    change: Callable[[Summarizer], asyncio.Future[Summary]],
) -> None:
    summarizer, _ = make(FakeModel())
    await summarizer.summarize(HERE, ARTICLE)
    assert not (await change(summarizer)).cached


async def test_a_change_of_model_makes_the_summary_anew() -> None:
    summarizer, cache = make(FakeModel("old"))
    await summarizer.summarize(HERE, ARTICLE)
    renewed = Summarizer(cache=cache, model=FakeModel("new"))
    assert not (await renewed.summarize(HERE, ARTICLE)).cached


@pytest.mark.parametrize(
    ("error", "fallback"),
    [
        (ModelUnavailableError("down"), "model_down"),
        (ModelSlowError("slow"), "model_slow"),
        (ModelRateLimitError("wait"), "rate_limited"),
    ],
)
async def test_when_the_model_fails_the_extractive_summary_says_why(
    error: Exception, fallback: str
) -> None:
    summarizer, cache = make(FakeModel(error=error))
    summary = await summarizer.summarize(HERE, ARTICLE)
    assert (summary.reader, summary.fallback) == ("extractive", fallback)
    assert summary.citations
    assert not cache.kept


async def test_after_a_failure_the_model_is_asked_again() -> None:
    model = FakeModel(error=ModelUnavailableError("down"))
    summarizer, _ = make(model)
    await summarizer.summarize(HERE, ARTICLE)
    model.error = None
    assert (await summarizer.summarize(HERE, ARTICLE)).reader == "llm"


async def test_without_a_model_the_summary_stays_in_the_language_of_the_article() -> None:
    summarizer, _ = make()
    assert (await summarizer.summarize(HERE, ARTICLE, language="de")).language == "en"


async def test_with_a_failing_model_the_language_is_that_of_the_article_too() -> None:
    summarizer, _ = make(FakeModel(error=ModelSlowError("slow")))
    assert (await summarizer.summarize(HERE, ARTICLE, language="de")).language == "en"


async def test_requests_at_the_same_time_do_the_work_once() -> None:
    model = FakeModel()
    model.gate.clear()
    summarizer, _ = make(model)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(summarizer.summarize(HERE, ARTICLE)) for _ in range(5)]
        await model.started.wait()
        model.gate.set()
    assert len(model.asked) == 1
    assert {task.result().text for task in tasks} == {"The ferry runs."}


async def test_who_gives_up_waiting_does_not_take_the_summary_from_the_others() -> None:
    model = FakeModel()
    model.gate.clear()
    summarizer, _ = make(model)
    impatient = asyncio.create_task(summarizer.summarize(HERE, ARTICLE))
    patient = asyncio.create_task(summarizer.summarize(HERE, ARTICLE))
    await model.started.wait()
    impatient.cancel()
    await asyncio.wait([impatient])
    model.gate.set()
    assert impatient.cancelled()
    assert (await patient).reader == "llm"


async def test_when_everybody_gives_up_the_model_is_stopped() -> None:
    model = FakeModel()
    model.gate.clear()
    summarizer, cache = make(model)
    alone = asyncio.create_task(summarizer.summarize(HERE, ARTICLE))
    await model.started.wait()
    alone.cancel()
    await asyncio.wait([alone])
    model.gate.set()
    assert (await summarizer.summarize(HERE, ARTICLE)).reader == "llm"
    assert len(model.asked) == 2
    assert len(cache.kept) == 1


async def test_the_same_text_under_another_id_is_cited_by_its_own_article() -> None:
    summarizer = Summarizer(cache=NoCache(), model=None)
    twin = replace(ARTICLE, id="a2")
    async with asyncio.TaskGroup() as group:
        one = group.create_task(summarizer.summarize(HERE, ARTICLE))
        two = group.create_task(summarizer.summarize(HERE, twin))
    for task, article in ((one, ARTICLE), (two, twin)):
        assert task.result().article_id == article.id
        assert {citation.article.id for citation in task.result().citations} == {article.id}


async def test_the_log_tells_of_a_failure_without_the_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    summarizer, _ = make(FakeModel(error=ModelUnavailableError("down")))
    await summarizer.summarize(HERE, ARTICLE)
    assert "a1" in caplog.text
    assert "ferry" not in caplog.text
