"""How well pages are cleaned: saved ones of many outlets, pasted ones of our own."""
