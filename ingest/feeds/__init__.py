"""Feeds: found, fetched and parsed; entries are sources like any other."""
