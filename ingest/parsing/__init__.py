"""Bytes of many kinds -> text, in a worker process that can be killed."""
