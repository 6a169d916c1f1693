"""What is heavy or can be exchanged: the parser, the language detector, the executor. Only `pipeline` and the doors
above it import from here."""
