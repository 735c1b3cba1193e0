"""Quotations as streams of words, and their alignment."""
