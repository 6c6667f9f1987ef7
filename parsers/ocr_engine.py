"""The recogniser: where a picture shows lines of text, which way up they stand, and what they say."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from rapidocr import RapidOCR

from parsers.ocr_image import Pixels

Quad = npt.NDArray[np.float32]
"""The corners of a line of text in pixels, (4, 2), clockwise from where its text begins."""

_DETECTION_SCALE, _DETECTION_SIDE = 1.67, 3000
"""Lines are looked for at so many pixels for a point, enough for type of 6 points, in a picture no longer than this."""
_SAMPLE = 24
_SURE = 0.8
_PIECE = 4
"""Which way up a line stands is told by a piece of it that is so many times as wide as high."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A character: its middle across the line, in parts of the line's width, the recogniser's confidence, and whether a
    space stands before it."""

    text: str
    middle: float
    confidence: float
    spaced: bool


class Engine:
    """RapidOCR with the models that it carries; nothing is fetched."""

    def __init__(self, threads: int) -> None:
        self.ocr = RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.max_side_len": 1_000_000,
                "Global.return_word_box": True,
                "Det.box_thresh": 0.3,
                "Rec.rec_batch_num": 1,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads or -1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def lines(self, grey: Pixels, scale: float) -> list[Quad]:
        """Where the lines of text stand; `scale` is in pixels for a point."""
        factor = min(1.0, _DETECTION_SCALE / scale, _DETECTION_SIDE / max(grey.shape))
        small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        found: Any = self.ocr(_coloured(np.asarray(small, dtype=np.uint8)), use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return []
        return [np.asarray(box, dtype=np.float32) / factor for box in found.boxes]

    def upside_down(self, crops: Sequence[Pixels]) -> bool:
        """Whether most of some lines stand on their heads."""
        widest = sorted(crops, key=lambda crop: crop.shape[1] / crop.shape[0], reverse=True)[:_SAMPLE]
        if not widest:
            return False
        _, found = self.ocr.cls_and_rotate([_coloured(crop[:, : _PIECE * crop.shape[0]]) for crop in widest])
        turned = [label == "180" for label, score in found.cls_res or () if score > _SURE]
        return sum(turned) > len(widest) / 2

    def read(self, crops: Sequence[Pixels]) -> list[list[Sign]]:
        """The characters of each line, from left to right."""
        if not crops:
            return []
        found = self.ocr.recognize_txt([_coloured(crop) for crop in crops])
        return [_signs(text, info) for text, info in zip(found.txts or (), found.word_results, strict=True)]


@cache
def engine(threads: int) -> Engine:
    """The recogniser of this process; 0 threads are as many as there are cores."""
    return Engine(threads)


def _signs(text: str, info: Any) -> list[Sign]:
    middles = [column for columns in info.word_cols for column in columns]
    found: list[Sign] = []
    spaced = False
    for character, confidence in zip(text, info.confs, strict=False):
        if character.isspace():
            spaced = True
            continue
        middle = (middles[len(found)] + 0.5) / info.line_txt_len
        found.append(Sign(unicodedata.normalize("NFKC", character), middle, float(confidence), spaced))
        spaced = False
    return found


def _coloured(grey: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), dtype=np.uint8)
