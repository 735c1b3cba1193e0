"""Pure string and offset work."""
