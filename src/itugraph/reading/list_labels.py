"""Counts of list items as people see them."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_COUNT = 100_000


def formatted(count: int, form: str) -> str:
    """A count in a number format, named as Word names it; formats of other scripts are written as decimals.

    >>> [formatted(28, form) for form in ("lowerLetter", "upperRoman", "decimalZero", "ordinal")]
    ['bb', 'XXVIII', '28', '28th']
    """
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and 0 < count <= _MAX_COUNT:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count <= _MAX_COUNT:
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        return f"{count}{_ordinal_ending(count)}"
    return str(count)


def _roman(count: int) -> str:
    digits = []
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        digits.append(letters * times)
    return "".join(digits)


def _ordinal_ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
