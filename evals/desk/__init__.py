"""How fast the desk is: pages of a large record, asked for by many at once, and how much a first look loads."""
