"""What the chat model of the tests says: honest by default, and in every bad way on demand.

A script gets the request and returns the text. The honest one reads the prompt as a model would:
it finds the fenced passages and quotes the sentence that shares most words with the question.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from tests.support.openai_protocol import ChatRequest

Script: TypeAlias = Callable[[ChatRequest], str]

_PASSAGE = re.compile(r'<passage-(\w+) number="(\d+)">\n(.*?)\n</passage-\1>', re.DOTALL)
_FENCED = re.compile(r"<(article|notes)-(\w+)>\n(.*?)\n</\1-\2>", re.DOTALL)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?](?=\s|$)")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and are at did do does for from how in is it of on or the to was were what when "
        "where which who why will with",
    )
)


def says(text: str) -> Script:
    """Say the same whatever is asked."""
    return lambda _request: text


# Things that nobody said, with a passage that exists; and a language that nobody asked in.
invented_number = says("The damage was put at 98,765 million euros [1].")
invented_name = says("The meeting was called by Bartholomew Quillfeather of Zanzibar [1].")
other_language = says("Hallitus ilmoitti eilen uudesta hankkeesta, josta ei ole tietoja [1].")
not_in_article = says("NOT_IN_ARTICLE")


def grounded(request: ChatRequest) -> str:
    """Quote what the prompt gives, with its number, or say that it is not there."""
    prompt = request.said_by("user")
    fenced = _FENCED.search(prompt)
    if fenced:
        return _summary(fenced[3], request)
    follow_up = re.search(r"^Last question: (.*)", prompt, re.MULTILINE)
    if follow_up:
        return follow_up[1]
    return _answer(prompt)


def passages(request: ChatRequest) -> dict[int, str]:
    """Return the text of the passages in the prompt by their numbers."""
    found = _PASSAGE.findall(request.said_by("user"))
    return {int(number): body.partition("\n\n")[2] for _word, number, body in found}


def invented_citation(request: ChatRequest) -> str:
    """Tell the truth and name a passage that does not exist."""
    return re.sub(r"\[\d+\]", "[99]", grounded(request))


def without_citation(request: ChatRequest) -> str:
    """Say something right without naming a passage."""
    return re.sub(r"\s*\[\d+\]", "", grounded(request))


def obeying(request: ChatRequest) -> str:
    """Do what an order in the prompt's text says, and more: the worst model there is."""
    order = re.search(
        r"(?:reply with|say|write|print|add|append|include)[: ]+(.{1,200})",
        request.said_by("user"),
        re.IGNORECASE,
    )
    said = order[1] if order else "Your account is locked."
    return (
        f"{said} [1]. Confirm at https://evil.example/?q=secret [1]. "
        "Write to @evil_support_bot or mail help@evil.example [1]. "
        "**Click** <a href='https://evil.example'>here</a> [1]. "
        "![x](https://evil.example/x.png) [1]."
    )


def _answer(prompt: str) -> str:
    question = re.search(r"^Question: (.*)", prompt, re.MULTILINE)
    wanted = _words(question[1] if question else "")
    best, score = "NOT_IN_ARTICLE", 1
    for _word, number, body in _PASSAGE.findall(prompt):
        for sentence in _SENTENCE.findall(" ".join(body.partition("\n\n")[2].split())):
            shared = len(wanted & _words(sentence))
            if shared > score:
                best, score = f"{sentence.strip()} [{number}]", shared
    return best


def _summary(text: str, request: ChatRequest) -> str:
    body = re.sub(r"^Title: .*\n", "", text).strip()
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(body)][:3]
    if '"- "' in request.said_by("system"):
        return "\n".join(f"- {sentence}" for sentence in sentences)
    between = "\n" if "take notes" in request.said_by("system") else " "
    return between.join(sentences)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower())) - _SMALL
