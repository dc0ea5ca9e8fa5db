"""The morning run: collect, brief, say what changed, keep, deliver; each stage once.

Each stage is kept in the archive before the next begins, so that a run that is
cut short at any point is completed by another, with nothing lost and nothing
sent twice. See docs/daily.md.
"""
