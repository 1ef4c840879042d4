"""A digest as a message: all of it is there, with links to where it was said and shared."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.messages import DigestReply
from bot.digests.values import Digest, Discussion, Remark, Said, Sentence, Shared, Story, Unread
from bot.state.talk_log import Heard
from bot.telegram.digest_document import OPEN_STORIES, digest_document, message_link
from bot.telegram.document import Details, simple_blocks
from bot.telegram.layout import lay_out
from bot.values import Citation
from bot.wording import speak
from ingest.values import Article, LibraryId
from tests.support.telegram_server import load, needs_server

HOME = LibraryId("telegram:-1001")
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
HEARD = {
    f"-1001:{number}": Heard(HOME, -1001, number, NOW, "42", f"P{number}") for number in range(99)
}


def article(name: str) -> Article:
    return Article(
        id=name, title=f"Title {name}", text=f"Text {name}.", url=f"https://a.test/{name}"
    )


def story(
    number: int, text: str = "It rained.", author: str = "Ann", *, read: bool = True
) -> Story:
    one = article(str(number))
    said = Said(f"-1001:{number}", author, NOW, text)
    citation = Citation(1, one, 0, 4)
    return Story(
        headline=f"Headline {number}",
        shared=(
            Shared(one.url or "", one, messages=(said,))
            if read
            else Shared(one.url or "", unread=Unread("paywall", "Bread dearer"), messages=(said,)),
        ),
        sentences=(Sentence(text, (citation,)),) if read else (),
        remarks=(Remark(text, author, f"-1001:{number}"),),
    )


def reply(digest: Digest) -> DigestReply:
    return DigestReply(digest, "Shared", "key", HEARD)


def text_of(digest: Digest) -> str:
    blocks = simple_blocks(digest_document(reply(digest)).blocks)
    return "\n".join("".join(span.text for span in block.spans) for block in blocks)


def links_of(digest: Digest) -> set[str | None]:
    blocks = simple_blocks(digest_document(reply(digest)).blocks)
    return {span.link for block in blocks for span in block.spans}


def test_a_story_leads_to_its_article_and_to_the_message_that_shared_it() -> None:
    links = links_of(Digest(stories=(story(7),)))

    assert links >= {"https://a.test/7#:~:text=Text", "https://t.me/c/1/7"}


def test_a_long_digest_folds_and_leaves_nothing_out() -> None:
    digest = Digest(
        stories=tuple(story(number) for number in range(1, 12)),
        also_shared=tuple(story(number, read=False) for number in range(12, 30)),
    )

    document = digest_document(reply(digest))

    assert sum(isinstance(block, Details) for block in document.blocks) == 2
    said = text_of(digest)
    assert all(f"{number}. Headline {number}" in said for number in range(1, 30))
    folded = [block for block in document.blocks if isinstance(block, Details)]
    assert f"Headline {OPEN_STORIES + 1}" in str(folded[0])
    assert f"Headline {OPEN_STORIES}'" not in str(folded[0])


def test_a_link_that_was_posted_300_times_names_five_people_and_the_number_of_the_others() -> None:
    said = tuple(Said(f"-1001:{n}", f"P{n % 50}", NOW, "look") for n in range(300))
    one = article("a")

    shown = text_of(Digest(stories=(Story("A", (Shared(one.url or "", one, messages=said),)),)))

    assert "Shared by P0, P1, P2, P3, P4 +45" in shown


def test_a_paywalled_article_is_listed_with_its_headline_and_marked() -> None:
    assert "behind a paywall, not read" in text_of(Digest(also_shared=(story(3, read=False),)))


def test_discussions_stand_after_stories_with_links_to_their_messages() -> None:
    lines = (Remark("Who brings cake?", "Ann", "-1001:5"), Remark("I do.", "", "-1001:6"))
    digest = Digest(discussions=(Discussion(lines, ("-1001:5", "-1001:6")),))

    assert "— Ann: “Who brings cake?”\n— somebody: “I do.”" in text_of(digest)


@pytest.mark.parametrize(
    ("chat", "topic", "link"),
    [
        (-1001234, 0, "https://t.me/c/1234/9"),
        (-1001234, 7, "https://t.me/c/1234/7/9"),
        (-55, 0, None),
        (42, 0, None),
    ],
)
def test_only_messages_of_supergroups_have_addresses(
    chat: int, topic: int, link: str | None
) -> None:
    assert message_link(chat, 9, topic) == link


def test_a_message_from_before_the_supergroup_has_no_address() -> None:
    assert message_link(-1001234, -999_999_990) is None


@needs_server
@given(
    st.lists(st.tuples(st.text(max_size=300), st.text(max_size=40), st.booleans()), max_size=30),
    st.sampled_from(["en", "ar", "ja"]),
)
def test_any_words_and_names_come_out_readable(
    told: list[tuple[str, str, bool]], language: str
) -> None:
    speak(language)
    stories = tuple(
        story(number, text, author, read=read) for number, (text, author, read) in enumerate(told)
    )
    digest = Digest(stories=stories[:15], also_shared=stories[15:])

    rendered = lay_out(digest_document(reply(digest)))

    server = load()
    for body in rendered.bodies:
        text, entities = server.render(body.html, "HTML", None)
        assert server.utf16_len(text) <= 4096
        assert len(entities) <= 100
    if rendered.rich is not None:
        server.render_rich({"html": rendered.rich.html})
    speak("en")
