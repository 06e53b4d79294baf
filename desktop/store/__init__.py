"""The desk's folder: encrypted database, keys, queries, outbox and audit chain."""
