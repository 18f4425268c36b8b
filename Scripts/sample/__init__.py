"""Invented survey exports, and the check that they say what they are meant to say."""
