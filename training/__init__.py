"""Training of the packaged reader model; not part of the installed package."""
