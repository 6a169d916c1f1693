"""Bytes or an address in, articles out; one file for each kind of source."""
