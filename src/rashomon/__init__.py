"""Rashomon lays several news accounts of one event side by side."""
