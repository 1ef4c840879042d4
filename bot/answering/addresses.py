"""Addresses and markup in what a model wrote: only an article's own stay (promise 5)."""

import re

_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\s?(?:\([^)\n]{0,2000}\)?|\[[^\]\n]{0,300}\])")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{0,300})\]\((?P<address>[^)\n]{0,2000})\)?")
_REST = re.compile(r"(?<=!)\[(?!\^?\d)|(?<=\])\s?\((?=\S{0,200}:)")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,100}\]:.*$", re.MULTILINE)
_ELEMENT = re.compile(
    r"<(script|style|iframe|svg|object)\b.{0,5000}?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]{0,2000}(?:>|\Z)|<!--.{0,5000}?(?:-->|\Z)", re.DOTALL)
_ADDRESS = re.compile(
    r"(?<![\w.])(?:"
    r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>\"”»\]]{1,2000}"
    r"|(?:javascript|vbscript|data|mailto|tel|tg|file|sms):[^\s<>\"”»\]]{1,2000}"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}"
    r"(?:com|net|org|info|biz|io|ai|app|dev|me|co|tv|gg|ly|xyz|top|site|online|shop|link|click|ru|uk"
    r"|ua|de|fr|es|br|jp|cn|eu|us|in|it|nl|pl|ch|at|be|ca|au|test|example|invalid|onion)"
    r"(?![\w-]|\.\w)(?:[/?#][^\s<>\"”»\]]{0,2000})?"
    r")|@\w{2,64}",
    re.IGNORECASE,
)


REMOVED = "\ufffc"
"""Stands where an address was (U+FFFC, "object replacement")."""


def remove(text: str, known: str) -> str:
    """Return `text` without HTML, images, and addresses that `known` does not have.

    Of a Markdown link the words stay. An address (URL, host, e-mail, @name) stays when it stands
    in `known`, the articles' own text and addresses, in the same letters; else `REMOVED` takes its
    place, so that the sentence around it can be judged.
    """
    text = text.replace(REMOVED, " ")
    text = _TAG.sub(" ", _ELEMENT.sub(" ", text)) if "<" in text else text
    text = _DEFINITION.sub("", _IMAGE.sub(" ", text))
    text = _LINK.sub(lambda match: match["words"], text)
    text = _REST.sub(" ", text)
    return _ADDRESS.sub(lambda match: match[0] if _is_known(match[0], known) else REMOVED, text)


def _is_known(address: str, known: str) -> bool:
    """Tell whether an address stands in the known text as a whole, not as part of a longer one."""
    bare = re.escape(address.rstrip(".,;:!?)'’"))
    return bool(re.search(rf"(?<![\w.@/-]){bare}(?![\w@-]|[./?#]\w)", known))
