"""The console of the health office: pages in the hub's own process, without a script. Start reading at ``routes.py``.

Officers see venues, desks and figures; nothing here reads the body of a record, so no visitor is ever shown.
"""
