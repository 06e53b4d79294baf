"""Counting at the gates, tally sheets, shifts, and the hourly rollup."""
