"""Places in texts: what people copy out of map apps, read as coordinates with their datum."""
