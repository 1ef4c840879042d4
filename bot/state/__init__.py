"""What outlives a restart: conversations, focus, summaries, the inbox and the outbox."""
