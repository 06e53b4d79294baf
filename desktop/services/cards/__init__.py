"""Regular visitors' cards (便民卡)."""
