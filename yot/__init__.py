"""The front of yotdata: its command line, its settings, and for notebooks `yot.open`."""

from yot.notebook import Plans
from yot.notebook import open_store as open

__all__ = ["Plans", "open"]
