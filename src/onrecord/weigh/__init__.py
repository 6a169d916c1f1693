"""What stands in one story: assertions, claims, origins, differences, timeline, states, series, terms."""
