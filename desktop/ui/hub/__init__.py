"""The hub as several features see it: the quiet sync, its words, and the form that enrols a desk."""
