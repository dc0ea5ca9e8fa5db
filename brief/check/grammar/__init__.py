"""A sentence read without a parser: its groups, who does what in it, who holds which office.

Readings only: nothing here compares a claim with a source.
"""
