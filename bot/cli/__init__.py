"""The command line: for people, and JSON lines for machines."""
