"""Characters of the Symbol and Wingdings fonts that ITU documents use, as Unicode.

Word stores them in the private use area (F000-F0FF) or as their bare code. The correspondence is the encoding
of the fonts, published by their makers; only what a text can plausibly hold is listed.
"""

import re

_GREEK = dict(zip("abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
_CAPITALS = dict(zip("ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True))
_SYMBOL = {ord(code): letter for code, letter in (_GREEK | _CAPITALS).items()} | {
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xA9: "♥", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xCE: "∈", 0xD0: "∠", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏",
    0xD6: "√", 0xD7: "⋅",
    0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x77: "◆", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

_PRIVATE = re.compile("[\uf000-\uf0ff]")


def unicode_symbol(code: int, font: str | None) -> str:
    """The character people see for a code in a symbol font; the replacement character where it is not known.

    >>> unicode_symbol(0xF0B7, "Symbol"), unicode_symbol(0x2013, None)
    ('•', '–')
    """
    place = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    table = {"Symbol": _SYMBOL, "Wingdings": _WINGDINGS}.get(
        font or "Symbol", _SYMBOL if place != code else {}
    )
    if place in table:
        return table[place]
    if place == code:
        return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"
    return chr(place) if 0x20 <= place < 0x7F else "\ufffd"


def plain(text: str, font: str | None = None) -> str:
    """The text with characters of the private use area of symbol fonts replaced."""
    if text.isascii():
        return text
    return _PRIVATE.sub(lambda found: unicode_symbol(ord(found[0]), font), text)
