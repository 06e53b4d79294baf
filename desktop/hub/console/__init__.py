"""The console of the health office: web pages served by the hub's own process, without scripts. Start reading at
``routes.py``.

Officers see venues, desks and figures. The console never reads the body of a record, so it shows no visitor.
"""
