"""How well two names are compared: our own rows, and the development pairs where they are present."""
