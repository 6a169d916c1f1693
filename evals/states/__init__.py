"""Stories about what lasts: are the steps of an arrangement one line, each with its status and its day?"""
