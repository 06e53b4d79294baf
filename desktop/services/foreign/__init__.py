"""What comes from outside, read in processes of its own (``desktop.sandbox``)."""
