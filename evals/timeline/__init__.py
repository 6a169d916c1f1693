"""Stories of a few short articles: does the timeline tell what happened when, once?"""
