"""The first tables: catalogue, lexical index, and what is to be cleaned up.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQLITE_LEXICAL = (
    """CREATE VIRTUAL TABLE lexical USING fts5(owner, header, body, content='chunks',
       content_rowid='key', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER chunks_added AFTER INSERT ON chunks BEGIN
       INSERT INTO lexical(rowid, owner, header, body)
       VALUES (new.key, new.owner, new.header, new.body); END""",
    """CREATE TRIGGER chunks_removed AFTER DELETE ON chunks BEGIN
       INSERT INTO lexical(lexical, rowid, owner, header, body)
       VALUES ('delete', old.key, old.owner, old.header, old.body); END""",
)
POSTGRES_LEXICAL = (
    """ALTER TABLE chunks ADD COLUMN terms tsvector GENERATED ALWAYS AS
       (to_tsvector('simple', owner || ' ' || header || ' ' || body)) STORED""",
    "CREATE INDEX chunks_terms ON chunks USING gin (terms)",
)


def upgrade() -> None:
    """Make the tables and let the database keep the full-text index."""
    op.create_table(
        "articles",
        sa.Column("library", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("author", sa.Text),
        sa.Column("site", sa.Text),
        sa.Column("language", sa.String),
        sa.Column("published", sa.String),
        sa.Column("updated", sa.String),
        sa.Column("fetched", sa.String),
        sa.Column("url", sa.Text),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("added", sa.String, nullable=False),
    )
    op.create_index("articles_by_content", "articles", ["library", "content_hash"])
    op.create_index("articles_by_url", "articles", ["library", "url"])
    op.create_table(
        "chunks",
        sa.Column("key", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("library", sa.String, nullable=False),
        sa.Column("article_id", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("vector", sa.String, nullable=False, unique=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("header", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("library", "article_id", "position", name="chunks_in_order"),
        sa.ForeignKeyConstraint(
            ["library", "article_id"], ["articles.library", "articles.id"], ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "doomed",
        sa.Column("library", sa.String, primary_key=True),
        sa.Column("article_id", sa.String, primary_key=True),
        sa.Column("version", sa.String, primary_key=True),
        sa.Column("chunks", sa.Integer, nullable=False),
        sa.Column("since", sa.String, nullable=False),
    )
    op.create_table(
        "revisions",
        sa.Column("library", sa.String, primary_key=True),
        sa.Column("revision", sa.String, nullable=False),
    )
    op.create_table(
        "about",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_LEXICAL if sqlite else POSTGRES_LEXICAL:
        op.execute(statement)
