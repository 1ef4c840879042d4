"""The prompt files have exactly the variables that the code fills."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import HumanMessage, SystemMessage

import prompts
from ingest.values import SummaryStyle

ROOT = Path(__file__).parents[2]

FILLED = {
    "answer": {"fence", "language", "length", "passages", "conversation", "today", "question"},
    "condense": {"fence", "conversation", "question"},
    "digest": {"fence", "language", "passages"},
    "summary": {"fence", "language", "style", "article"},
    "summary_map": {"fence", "language", "number", "total", "article"},
    "summary_reduce": {"fence", "language", "style", "notes"},
    "translate": {"fence", "language", "summary"},
}


def calls() -> dict[str, list[set[str]]]:
    """Return the keyword arguments of every `format_messages` or `fill` in `bot`, by prompt."""
    found: dict[str, list[set[str]]] = {}
    for path in (ROOT / "bot").rglob("*.py"):
        source = path.read_text()
        if "import prompts" not in source and "import MapReduce, fill" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            name = _prompt(node)
            if name:
                assert isinstance(node, ast.Call)
                found.setdefault(name, []).append(_keywords(node, source))
    return found


def _prompt(node: ast.AST) -> str | None:
    match = re.match(
        r"(?:prompts\.load\('(\w+)'\)\.format_messages|fill\('(\w+)')",
        ast.unparse(node) if isinstance(node, ast.Call) else "",
    )
    return (match[1] or match[2]) if match else None


def _keywords(call: ast.Call, source: str) -> set[str]:
    names = {keyword.arg for keyword in call.keywords if keyword.arg}
    if any(keyword.arg is None for keyword in call.keywords):  # **form
        form = re.search(r"form = (\{[^}]*\})", source)
        assert form
        names |= set(re.findall(r'"(\w+)":', form[1]))
    return names


def test_every_file_is_known_here() -> None:
    files = {path.stem for path in (ROOT / "prompts").glob("*.md")}

    assert files == FILLED.keys() | {"styles"}


@pytest.mark.parametrize("name", FILLED)
def test_the_variables_are_what_the_code_fills(name: str) -> None:
    assert set(prompts.load(name).input_variables) == FILLED[name]
    assert calls()[name]
    assert all(keywords == FILLED[name] for keywords in calls()[name])


@pytest.mark.parametrize("name", FILLED)
def test_a_missing_variable_is_an_error(name: str) -> None:
    values = dict.fromkeys(FILLED[name] - {"fence"}, "x")

    with pytest.raises(KeyError, match="fence"):
        prompts.load(name).format_messages(**values)


@pytest.mark.parametrize("name", FILLED)
@given(value=st.text(alphabet="ab{} %$\n"))
def test_what_is_filled_in_arrives_as_it_is(name: str, value: str) -> None:
    messages = prompts.load(name).format_messages(**dict.fromkeys(FILLED[name], f"<{value}>"))

    assert [type(message) for message in messages] == [SystemMessage, HumanMessage]
    assert all(f"<{value}>" in message.text for message in messages)


@pytest.mark.parametrize("name", FILLED)
def test_the_rules_are_in_the_system_message_and_the_data_in_the_other(name: str) -> None:
    system, human = prompts.load(name).format_messages(**dict.fromkeys(FILLED[name], "x"))

    assert "data" in system.text
    assert len(human.text) < len(system.text)


@pytest.mark.parametrize("name", FILLED)
def test_the_note_for_people_is_not_sent(name: str) -> None:
    note = (ROOT / "prompts" / f"{name}.md").read_text().partition("\n")[0]
    messages = prompts.load(name).format_messages(**dict.fromkeys(FILLED[name], "x"))

    assert note
    assert not any(note in message.text for message in messages)


def test_there_is_a_form_for_every_style_of_summary() -> None:
    styles = SummaryStyle.__args__  # type: ignore[attr-defined]  # a Literal has them

    assert set(prompts.parts("styles")) == set(styles)


def test_files_are_wrapped_for_reading() -> None:
    for path in (ROOT / "prompts").glob("*.md"):
        assert max(map(len, path.read_text().splitlines())) <= 100, path.name


def test_the_digest_is_short_and_of_the_text() -> None:
    digests = {prompts.digest(name) for name in FILLED}

    assert len(digests) == len(FILLED)
    assert all(re.fullmatch(r"[0-9a-f]{8}", digest) for digest in digests)
