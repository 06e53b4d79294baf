"""The end of paper slips and of their records: shared by the settings and the green channel."""
