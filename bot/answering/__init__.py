"""Question -> answer: understand, read, verify. Knows nothing of Telegram."""
