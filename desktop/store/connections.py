"""The type of the connection that queries take. Modules above the store import it from here and no SQLAlchemy."""

from sqlalchemy import Connection

__all__ = ["Connection"]
