"""The command line: parse the words, call one thing below, print."""
