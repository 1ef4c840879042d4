from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.sources import Found, find_sources, is_pasted, is_request
from ingest.values import FileSource, URLSource


def test_links_are_taken_out_of_the_words() -> None:
    found = find_sources("what does https://a.example/x say, and https://b.example/y?")

    assert found.sources == (URLSource("https://a.example/x"), URLSource("https://b.example/y"))
    assert "http" not in found.rest
    assert found.rest.startswith("what does say")


def test_the_same_article_under_two_tracking_addresses_is_one_source() -> None:
    found = find_sources("https://a.example/x?utm_source=chat https://a.example/x")

    assert len(found.sources) == 1


def test_a_link_that_was_given_and_stands_in_the_text_is_one_source() -> None:
    found = find_sources("see https://a.example/x", [URLSource("https://a.example/x")])

    assert found.sources == (URLSource("https://a.example/x"),)


def test_a_long_text_is_a_source_by_itself() -> None:
    text = "Words of an article. " * 40

    assert find_sources(text) == Found((), "", pasted=True)


def test_a_long_text_beside_a_file_is_what_is_said_about_the_file() -> None:
    file = FileSource("a.txt", b"x")
    text = "Please compare this with what we said last week about the harbour. " * 12

    found = find_sources(text, [file])

    assert found.sources == (file,)
    assert found.rest == text.strip()


def test_a_long_list_of_links_was_not_pasted() -> None:
    links = [f"https://a.example/a-rather-long-address-of-a-page/{number}" for number in range(20)]

    assert find_sources("\n".join(links)).sources == tuple(map(URLSource, links))


def test_a_question_in_three_short_lines_was_not_pasted() -> None:
    assert not is_pasted("Who is she?\nWhere is it?\nWhen?")


def test_several_paragraphs_were_pasted() -> None:
    paragraph = "The harbour opened in spring after two winters of work on its wall."

    assert is_pasted("\n\n".join([paragraph] * 4))


def test_only_questions_beside_a_link_want_an_answer() -> None:
    assert is_request("what does it say about Biden?")
    assert is_request("什么时候？")
    assert not is_request("worth reading!")


@given(st.text(), st.lists(st.sampled_from(["https://a.example/x", "http://b.example/?q=1"])))
def test_no_word_is_lost_that_is_not_a_link(text: str, links: list[str]) -> None:
    said = " ".join(["before", *links, "after"])

    found = find_sources(said)

    assert found.rest.split() == ["before", "after"]
    find_sources(text)
