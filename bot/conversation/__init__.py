"""What a person says to the bot and what it says back, whatever carries it."""
