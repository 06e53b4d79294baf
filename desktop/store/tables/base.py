"""The SQLAlchemy metadata to which all tables of the desk's database belong."""

from sqlalchemy import MetaData

metadata = MetaData()
