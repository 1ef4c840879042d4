"""From a source to the library: fetch, parse, extract, chunk, embed, store, search."""
