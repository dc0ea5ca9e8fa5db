"""The migrations of the archive, run by alembic when an archive is opened."""
