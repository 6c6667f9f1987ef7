"""The names of the elements of WordprocessingML that hold words, tables and their looks."""

from __future__ import annotations

from docx.oxml.ns import qn

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return qn(f"w:{name}")


P, R, T, TBL, TR, TC, SDT = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc"), w("sdt")
VAL = w("val")
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
TEXT_BOX = w("txbxContent")

TRANSPARENT = frozenset(
    {w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("customXml"), w("smartTag"), w("hyperlink"), w("fldSimple"),
     ALTERNATE, CHOICE, w("dir"), w("bdo")}
)  # fmt: skip
"""Elements whose content counts as if they were not there."""

DELETED = frozenset({w("del"), w("moveFrom"), w("sdtPr"), w("sdtEndPr"), w("pPr"), w("rPr"), w("tblPr"), w("trPr")})
"""Elements whose content is not printed."""
