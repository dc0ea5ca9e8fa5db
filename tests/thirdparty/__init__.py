"""Servers that others wrote, with models that know nothing; run by hand, see the tests."""
