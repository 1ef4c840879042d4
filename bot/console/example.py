"""The example article that a newcomer can talk with at once."""

from pathlib import Path

from bot.app import App
from bot.conversation.messages import ReadingCard
from bot.summaries.reading_time import minutes
from ingest.values import FileSource, LibraryId

_BOT = Path(__file__).parents[1]
_FOLDERS = (_BOT / "examples", _BOT.parent / "examples")
"""Inside an installed package, and beside it in a checkout."""
NAME = "japan-uk-security.html"


async def load_example(app: App, library: LibraryId) -> ReadingCard:
    """Read the example page into a library, as any other file."""
    page = next(folder / NAME for folder in _FOLDERS if (folder / NAME).is_file())
    source = FileSource(NAME, page.read_bytes())
    added = await app.pipeline.add(library, source)
    return ReadingCard(added.article, minutes(added.article.text), added.outcome)
