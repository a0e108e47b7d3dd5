"""Names in the order in which people look for them: Article 9 before Article 11."""

import re

_NUMBER = re.compile(r"(\d+)")


def natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """A key that compares the numbers in names by their value.

    >>> sorted(["RR Article 11", "RR Article 9", "Convention"], key=natural)
    ['Convention', 'RR Article 9', 'RR Article 11']
    """
    parts = _NUMBER.split(name.casefold())
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts)
