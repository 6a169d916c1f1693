"""What a reader sees: views, and their rendering for terminal, Markdown, HTML and other programs."""
