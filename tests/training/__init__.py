"""Sentences to learn from, and what is learned from them."""
