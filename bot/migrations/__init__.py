"""Versions of the tables of the conversation, run by `bot.state.migrating`."""
