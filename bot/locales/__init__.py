"""Sentences by language; `bot.catalogue` reads them."""
