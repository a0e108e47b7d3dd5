"""Names of WordprocessingML elements and attributes, as lxml writes them (ECMA-376, part 1, section 17)."""

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{MAIN}}}{name}"


VAL = w("val")
BODY = w("body")
P, R, T, TBL, TR, TC, SDT = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc"), w("sdt")
PPR, RPR, TRPR, TCPR, SDTPR = w("pPr"), w("rPr"), w("trPr"), w("tcPr"), w("sdtPr")
INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
SDT_CONTENT = w("sdtContent")
TEXT_BOX = w("txbxContent")
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE = f"{{{COMPATIBILITY}}}Choice"
FALLBACK = f"{{{COMPATIBILITY}}}Fallback"
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = w("footnoteReference"), w("endnoteReference")
MATH_TEXT = f"{{{MATH}}}t"
MATH_BLOCKS = frozenset({f"{{{MATH}}}oMath", f"{{{MATH}}}oMathPara"})


def is_on(value: str | None) -> bool:
    """Whether the `val` of a switch such as `w:vanish` turns it on; without a value it does."""
    return value not in ("0", "false", "off", "none")
