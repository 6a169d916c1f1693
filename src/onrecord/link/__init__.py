"""What is found between articles: copies, entities, stories, dates, attributions."""
