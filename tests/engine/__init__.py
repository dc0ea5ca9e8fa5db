"""Tests of the engine as a whole: a model writes, code proves."""
