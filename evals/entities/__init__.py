"""Who is who across the articles of the stories that the other evals share."""
