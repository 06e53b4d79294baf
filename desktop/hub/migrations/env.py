"""Alembic's way in: always online, on the connection and in the transaction that the hub hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
