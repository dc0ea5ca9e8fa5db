"""Readings of English text, with exact offsets; nothing here decides anything."""
