"""The kinds of contradiction between two sentences, one module each."""
