"""What the health office does on its own PC: its key, and the sealed lists that it opens."""
