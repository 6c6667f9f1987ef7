"""Observations out of running prose: paragraphs, list items and long cells.

A passage is split into sentences, a sentence becomes a row of symbols (figures, indicators, periods, comparators and
the words that tell something), and rows of the vocabulary say what each figure is, of what, whose and when. What a
sentence leaves out comes from the one before it, or from the section; what none of them tells stays empty, and a figure
beside an indicator of which no rule can tell enough is a notice.
"""

from __future__ import annotations

from extract.narrative.reader import read

__all__ = ["read"]
