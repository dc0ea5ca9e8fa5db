"""Composing: from the articles of a story to a draft of claims, unchecked."""
