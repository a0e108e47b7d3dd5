"""Headings as delegates say them: official names of posts and sectors by their short names."""

import re

_SHORT = (
    (r"the ITU Telecommunication Standardization Sector membership", "the ITU-T membership"),
    (r"the Telecommunication Standardization Bureau", "TSB"),
    (r"the Telecommunication Development Bureau", "BDT"),
    (r"the Radiocommunication Bureau", "BR"),
    (r"(?:the )?ITU Telecommunication Standardization Sector", "ITU-T"),
    (r"(?:the )?ITU Telecommunication Development Sector", "ITU-D"),
    (r"(?:the )?ITU Radiocommunication Sector", "ITU-R"),
    (r"(?:ITU[-\u2011]?T )?Study Group (\d+)(?: of ITU-T)?", r"SG\1"),
)


def shortened(heading: str) -> str:
    """A heading with the long names in it shortened.

    >>> shortened("instructs the Director of the Telecommunication Standardization Bureau")
    'instructs the Director of TSB'
    >>> shortened("invites ITU-T Study Group 20")
    'invites SG20'
    """
    for long, short in _SHORT:
        heading = re.sub(long, short, heading)
    return heading
