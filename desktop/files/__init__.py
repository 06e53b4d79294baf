"""Files written whole or not at all, also on sticks that are slow."""
