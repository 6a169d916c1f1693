"""Articles whose day is hidden."""
