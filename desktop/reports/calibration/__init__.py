"""The calibration sheet: printed, then read back from a scan or a photo of it."""
