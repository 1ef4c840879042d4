"""The example article that a newcomer can talk with at once."""

from pathlib import Path

from bot.app import App
from bot.conversation.messages import ReadingCard
from bot.summaries.reading_time import minutes
from ingest.values import FileSource, LibraryId

EXAMPLE = Path(__file__).parents[2] / "examples" / "japan-uk-security.html"


async def load_example(app: App, library: LibraryId) -> ReadingCard:
    """Read the example page into a library, as any other file."""
    source = FileSource(EXAMPLE.name, EXAMPLE.read_bytes())
    added = await app.pipeline.add(library, source)
    return ReadingCard(added.article, minutes(added.article.text), added.outcome)
