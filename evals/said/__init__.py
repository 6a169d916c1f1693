"""Who said what in our own stories: form, speaker, chain and day."""
