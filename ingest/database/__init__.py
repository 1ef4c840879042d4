"""One SQL database: SQLite on a laptop, Postgres by address."""
