"""What can be wrong with a store or what it is given."""

from __future__ import annotations


class StoreError(Exception):
    """A store that cannot be opened, or facts that it refuses. The message names the place and the mend."""
