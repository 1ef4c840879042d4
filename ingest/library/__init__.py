"""The corpus: catalogue in SQL, vectors in Chroma, a lexical index."""
