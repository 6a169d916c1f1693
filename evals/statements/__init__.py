"""Statements against PolNeAR."""
