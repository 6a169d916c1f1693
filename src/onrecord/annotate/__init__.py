"""One file for each layer of marks; each has one public `find`, which sees the reading so far and the parse."""
