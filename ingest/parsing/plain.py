"""Plain text and Markdown."""

import re

from ingest.parsing.contents import Contents
from ingest.parsing.lines import unwrapped

_TITLE = 200
_SENTENCE_END = re.compile(r"[.…:;,、。]['\"”’»)]*$")
_FIRST_SENTENCE = re.compile(r".{15,}?[.!?…。！？](?=\s|$)")

_FRONT_MATTER = re.compile(r"\A---\n(.{0,5000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(
    r"^(title|author|lang|language):\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE
)
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-{3,}[\s:|-]*$")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s+\S+.*$")
_COMMENT = re.compile(r"<!--(?:(?!<!--).){0,2000}?-->", re.DOTALL)
_INLINE = (
    (re.compile(r"</?[a-zA-Z][^<>]{0,500}>"), ""),
    (re.compile(r"!\[[^\[\]]*\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])"), ""),
    (
        re.compile(
            r"\[([^\[\]]+)\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])"
        ),
        r"\1",
    ),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (re.compile(r"(?<![\w*\\])(\*{1,3})(?=\S)([^*\n]+?)(?<=[^\s\\])\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_\\])(_{1,3})(?=\S)([^_\n]+?)(?<=[^\s\\])\1(?![\w_])"), r"\2"),
    (re.compile(r"~~([^~\n]+)~~"), r"\1"),
    (re.compile(r"(?<!`)(`+)(?!`)([^`\n]+?)(?<!`)\1(?!`)"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


def read_text(text: str, title: str = "") -> Contents:
    """Read plain text; without a `title`, its title is its first line if that looks like one."""
    title, body = titled(unwrapped(text), title)
    return Contents(text=body, title=title)


def read_markdown(text: str) -> Contents:
    """Read Markdown without its signs: its title is its front matter's, or its first heading."""
    text = text.replace("\r\n", "\n")
    front = _FRONT_MATTER.match(text)
    fields = {k.lower(): v for k, v in _FIELD.findall(front[1])} if front else {}
    lines = _blocks(_COMMENT.sub("", text[front.end() :] if front else text))
    title = fields.get("title")
    if title is None and lines and lines[0].startswith("\0"):
        title = lines.pop(0)[1:]
    body = unwrapped("\n".join(line.lstrip("\0") for line in lines))
    if title is None:
        title, body = titled(body)
    language = fields.get("lang") or fields.get("language")
    return Contents(text=body, title=title, author=fields.get("author"), language=language)


def _blocks(text: str) -> list[str]:
    """Take block signs off each line and inline signs out of it; headings begin with NUL."""
    out: list[str] = []
    fenced = False
    for line in text.replace("\0", "").split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            out.append(line)
        elif _UNDERLINE.match(line) and out and out[-1].strip("\0"):
            out[-1:] = ["", "\0" + out[-1].lstrip("\0"), ""]
        elif not (_RULE.match(line) or _TABLE_RULE.match(line) or _DEFINITION.match(line)):
            out.extend(_block(line))
    while out and not out[0].strip():
        out.pop(0)
    return out


def _block(line: str) -> list[str]:
    heading = _HEADING.match(line)
    if heading:
        return ["", "\0" + _inline(heading[1]), ""]
    line = re.sub(r"^\s{0,3}(?:>\s?)+", "", line)
    if line.lstrip().startswith("|"):
        line = " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    return [re.sub(r"^(\s*)[*+](?=\s)", r"\1-", _inline(line)).strip()]


def _inline(line: str) -> str:
    for sign, instead in _INLINE:
        line = sign.sub(instead, line)
    return line


def titled(text: str, title: str = "") -> tuple[str, str]:
    """Return the title of a text and the text without it.

    A known `title` comes off the text if it is its first line. Otherwise a first line that looks
    like a headline (short, no full stop, with text after it) is the title and comes off. Failing
    that the title is the beginning of the first sentence, and the text stays.
    """
    text = text.strip()
    first, _, rest = text.partition("\n")
    first, rest = first.strip(), rest.strip()
    if title:
        return title, rest if rest and first.casefold() == title.casefold() else text
    if rest and len(first) <= _TITLE and not _SENTENCE_END.search(first):
        return first, rest
    sentence = _FIRST_SENTENCE.match(first)
    return (sentence[0] if sentence else first), text
