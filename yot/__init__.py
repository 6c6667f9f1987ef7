"""The front of yotdata: its command line and its settings."""
