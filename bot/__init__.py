"""The conversation about articles, and the edges that carry it."""
