"""Articles with a known event each: are they gathered into the right stories?"""
