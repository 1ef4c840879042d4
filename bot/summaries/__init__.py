"""The TL;DR of one article, by extraction or by a chat model."""
