"""The tables of the conversation; the corpus has its own in `ingest`.

Every module that keeps state defines its tables on this one `metadata`; `bot/migrations` holds
their history, in a version table of its own.
"""

from sqlalchemy import MetaData

metadata = MetaData()
