"""Text -> vectors: the embedded MiniLM, or any OpenAI-compatible server."""
