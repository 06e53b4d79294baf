"""Settings of this PC and of the desk."""
