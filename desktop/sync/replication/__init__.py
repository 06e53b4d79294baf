"""Replication between the desks of one venue, by way of the hub: shared fields and totals by the hour."""
