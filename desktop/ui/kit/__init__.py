"""The kit that pages are made of. Each module is imported by whoever needs it, so that start-up stays short."""
