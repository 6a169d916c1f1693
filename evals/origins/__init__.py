"""Small piles of reports of one claim: are they independent of each other?"""
