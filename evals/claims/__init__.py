"""Stories of a few short articles: which of their sentences are one claim, on what support, with which differences?"""
