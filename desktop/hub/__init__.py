"""The hub: what desks hand over, kept in PostgreSQL. Start reading at ``hub.py`` (what it consists of) and ``web.py``."""
