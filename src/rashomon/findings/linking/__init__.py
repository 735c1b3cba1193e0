"""How likely two sentences of two accounts report one fact: what they share, and a fitted model."""
