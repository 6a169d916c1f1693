"""One file for each kind of value: dates, names, numbers, places; each can clean, compare and tell how specific."""
