"""Printing: the bytes that were verified reach the paper at their true size."""
