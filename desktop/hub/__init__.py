"""The hub: stores the records of desks in PostgreSQL. Start reading at ``hub.py`` (its objects) and ``web.py``."""
