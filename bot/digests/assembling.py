"""A digest without a model's words: stories with their messages, quotes and order."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.digests import collecting, differences, discussing, remarks, telling
from bot.digests.collecting import Collected
from bot.digests.linking import Links
from bot.digests.remarks import Echo
from bot.digests.values import (
    Digest,
    Entry,
    Remark,
    Said,
    Shared,
    Story,
    Unread,
    each_once,
)
from bot.summaries import extractive
from ingest.embedding.embedder import Embedder
from ingest.values import Article

STORIES = 10
"""Stories that are told; more make a page that nobody reads, the others are listed."""


@dataclass(frozen=True, slots=True)
class Material:
    """The digest made, and what a model may read to tell it better."""

    digest: Digest
    said: Mapping[str, Said]
    heard: Echo

    def remarks_of(self, story: Story) -> list[Said]:
        """Return what was said of a story and may be shown to a model, in order of time."""
        said = [self.said[id_] for id_ in story.messages]
        return remarks.candidates(said, self.heard)


def assemble(
    messages: Sequence[Said],
    articles: Mapping[str, Article | Unread],
    *,
    entries: Sequence[Entry],
    within: Callable[[datetime], bool],
    embedder: Embedder,
    discussions: bool,
) -> Material:
    """Return the digest of the messages whose time is `within` the period."""
    ordered = each_once(messages)
    collected = collecting.collect(ordered, articles, entries)
    heard = remarks.echo(ordered)
    links = Links(collected, embedder)
    belongs = collecting.followed(
        ordered, {**collected.about, **links.near(collected, heard.remarks)}
    )
    new = [said for said in ordered if within(said.sent)]
    stories, also = _Telling(collected, belongs, new, heard).stories(links.groups())
    loose = [said for said in new if said.id not in belongs]
    digest = Digest(
        stories=tuple(stories),
        also_shared=tuple(also),
        discussions=discussing.discussions(loose, heard) if discussions else (),
    )
    return Material(digest, {said.id: said for said in new}, heard)


class _Telling:
    """Makes stories of groups of what was shared."""

    def __init__(
        self,
        collected: Collected,
        belongs: Mapping[str, tuple[int, ...]],
        new: Sequence[Said],
        heard: Echo,
    ) -> None:
        self._shared = collected.shared
        self._heard = heard
        self._said: defaultdict[int, list[Said]] = defaultdict(list)
        self._first = {id_: numbers[0] for id_, numbers in belongs.items()}
        for said in new:
            for number in belongs.get(said.id, ()):
                self._said[number].append(said)

    def stories(self, groups: Sequence[Sequence[int]]) -> tuple[list[Story], list[Story]]:
        """Return what is told and what is only listed, each with the most talked-about first."""
        active = [group for group in groups if any(self._is_new(number) for number in group)]
        active.sort(key=self._talk, reverse=True)
        told: list[Story] = []
        listed: list[Story] = []
        for group in active:
            story = self._listed(group)
            quotes = self._quotes(group) if len(told) < STORIES else ()
            if len(told) < STORIES and (story.articles or quotes):
                told.append(self._told(story, quotes))
            else:
                listed.append(story)
        return told, listed

    def _is_new(self, number: int) -> bool:
        """Whether there are new messages about it, or a feed brought it."""
        return bool(self._said[number]) or not self._shared[number].messages

    def _talk(self, group: Sequence[int]) -> tuple[float, int, tuple[int, ...]]:
        """Return how much a story is talked about: people first, then what they say."""
        said = self._about(group)
        people = len({each.author for each in said})
        remarks_ = sum(each.id in self._heard.remarks for each in said)
        rest = min(len(said) - remarks_, people)
        return 2 * people + remarks_ + rest / 2, len(group), tuple(-number for number in group)

    def _about(self, group: Sequence[int]) -> list[Said]:
        return each_once(said for number in group for said in self._said[number])

    def _quotes(self, group: Sequence[int]) -> tuple[Remark, ...]:
        """Return what to quote; a message with several links is quoted where the first one is."""
        said = [each for each in self._about(group) if self._first[each.id] in group]
        return remarks.choose(said, self._heard)

    def _listed(self, group: Sequence[int]) -> Story:
        shared = sorted((self._shared[number] for number in group), key=_importance)
        articles = [each.article for each in shared if each.article]
        return Story(
            headline=telling.headline(shared),
            shared=tuple(shared),
            messages=tuple(said.id for said in self._about(group)),
            language=extractive.language_of(articles[0]) if articles else None,
        )

    def _told(self, story: Story, quotes: tuple[Remark, ...]) -> Story:
        return replace(
            story,
            sentences=telling.sentences(story.articles),
            remarks=quotes,
            differences=differences.find(story.articles),
        )


def _importance(shared: Shared) -> tuple[bool, int, str]:
    """Return what of a story comes first: what could be read, and what most people shared."""
    people = len({said.author for said in shared.messages})
    return shared.article is None, -people, str(shared.published or "~")
