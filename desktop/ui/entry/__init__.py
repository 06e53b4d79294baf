"""The entry form of a slip: shared by the green channel and the correction of what was entered."""
