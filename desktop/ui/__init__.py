"""The window: pages over the services, and the kit that they are made of."""
