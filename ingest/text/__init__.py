"""Reading words: sentences, tokens, languages, dates, names and numbers."""
