"""Sync: what waits for the hub, what it keeps, and the way by USB stick."""
