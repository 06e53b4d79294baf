"""What queries take: a connection of the store. Whoever is above the store names it by this module and imports no
SQLAlchemy."""

from sqlalchemy import Connection

__all__ = ["Connection"]
