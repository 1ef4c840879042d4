"""The chat model, and the counting of what it is sent."""
