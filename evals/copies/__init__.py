"""Passages planted in other articles after edits: are they found, and is nothing else found?"""
