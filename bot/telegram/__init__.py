"""The Telegram edge: intake, sending, rendering."""
