"""What a group shares in the played week: articles, three stories among them by several outlets.

Made up for this project; no event, person or outlet is real.
"""

import html
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """One article on the local web; pages of one `story` report the same event."""

    path: str
    site: str
    title: str
    text: tuple[str, ...]
    published: str
    language: str = "en"
    story: str = ""

    @property
    def source(self) -> str:
        """The page as HTML."""
        body = "".join(f"<p>{html.escape(one)}</p>" for one in self.text)
        return (
            f'<html lang="{self.language}"><head><title>{html.escape(self.title)}</title>'
            f'<meta property="og:site_name" content="{self.site}">'
            f'<meta property="article:published_time" content="{self.published}T06:00:00Z"></head>'
            f"<body><article><h1>{html.escape(self.title)}</h1>{body}</article></body></html>"
        )


def _read() -> list[Page]:
    lines = Path(__file__).with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, lines)
    return [Page(**{**row, "text": tuple(row["text"])}) for row in rows]


WEEK = _read()
"""In the order in which they are shared."""
