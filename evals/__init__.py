"""Measurements of quality, with floors that only rise."""
