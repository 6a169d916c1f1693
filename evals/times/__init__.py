"""Time expressions in annotated corpora."""
