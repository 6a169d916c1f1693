"""How a browser comes to the desk in these tests."""

HERE = "http://localhost"
OURS = {"origin": HERE, "sec-fetch-site": "same-origin"}
"""What a browser sends with a form of the desk's own."""
