"""Names that are nearly right: the forms in which those of the ITU and its partners are miswritten."""

import re
from collections.abc import Iterator, Mapping

from itugraph.checks.passages import Text
from itugraph.checks.wording import WordingFault

_MISNAMED = {
    "World Telecommunications Development Conference": "World Telecommunication Development Conference",
    "World Telecommunication Development Assembly": "World Telecommunication Development Conference",
    "World Telecommunications Development Assembly": "World Telecommunication Development Conference",
    "World Telecommunications Standardization Assembly": "World Telecommunication Standardization Assembly",
    "World Telecommunication Standardisation Assembly": "World Telecommunication Standardization Assembly",
    "World Telecommunications Standardisation Assembly": "World Telecommunication Standardization Assembly",
    "World Radio Conference": "World Radiocommunication Conference",
    "World Radiocommunications Conference": "World Radiocommunication Conference",
    "Radiocommunications Assembly": "Radiocommunication Assembly",
    "Radio Assembly": "Radiocommunication Assembly",
    "Plenipotentiaries Conference": "Plenipotentiary Conference",
    "World Conference on International Telecommunication": "World Conference on International Telecommunications",
    "World Telecommunications Policy Forum": "World Telecommunication/ICT Policy Forum",
    "World Summit for the Information Society": "World Summit on the Information Society",
    "World Summit on Information Society": "World Summit on the Information Society",
    "World Summit of the Information Society": "World Summit on the Information Society",
    "International Telecommunications Union": "International Telecommunication Union",
    "Telecommunications Standardization Sector": "Telecommunication Standardization Sector",
    "Telecommunications Development Sector": "Telecommunication Development Sector",
    "Radiocommunications Sector": "Radiocommunication Sector",
    "Telecommunications Standardization Bureau": "Telecommunication Standardization Bureau",
    "Telecommunication Standardisation Bureau": "Telecommunication Standardization Bureau",
    "Telecommunications Development Bureau": "Telecommunication Development Bureau",
    "Radiocommunications Bureau": "Radiocommunication Bureau",
    "Telecommunications Standardization Advisory Group": "Telecommunication Standardization Advisory Group",
    "Telecommunications Development Advisory Group": "Telecommunication Development Advisory Group",
    "Radiocommunications Advisory Group": "Radiocommunication Advisory Group",
    "Inter-American Telecommunications Commission": "Inter-American Telecommunication Commission",
    "European Telecommunication Standards Institute": "European Telecommunications Standards Institute",
    "African Telecommunication Union": "African Telecommunications Union",
    "Asia-Pacific Telecommunications Community": "Asia-Pacific Telecommunity",
    "Alliance for IoT innovation": "Alliance for Internet of Things Innovation",
    "Alliance for IoT Innovation": "Alliance for Internet of Things Innovation",
}

_NAMES_IN_CAPITALS = (
    "Sustainable Development Goals",
    "Sustainable Development Goal",
    "Sector Members",
    "United Nations",
    "Radio Regulations",
    "International Telecommunication Regulations",
    "World Summit on the Information Society",
    "World Telecommunication Standardization Assembly",
    "World Telecommunication Development Conference",
    "World Radiocommunication Conference",
    "Radiocommunication Assembly",
    "Telecommunication Standardization Bureau",
    "Telecommunication Development Bureau",
    "Radiocommunication Bureau",
    "Collaboration on ITS Communication Standards",
)
_IN_SMALL_LETTERS = {
    " ".join(word if word.isupper() else word.lower() for word in name.split()): name
    for name in _NAMES_IN_CAPITALS
} | {"member states": "Member States", "member State": "Member State"}
_BLANKS = re.compile(r"\s+")


def misnamed(text: Text) -> Iterator[WordingFault]:
    """New words that are nearly the name of a conference, an organ or an organization."""
    return _written(text, _MISNAMED, _MISNAMED_PATTERN)


def in_small_letters(text: Text) -> Iterator[WordingFault]:
    """New words that are a name in small letters."""
    return _written(text, _IN_SMALL_LETTERS, _SMALL_PATTERN) if text.proposed else iter(())


def _written(text: Text, names: Mapping[str, str], pattern: re.Pattern[str]) -> Iterator[WordingFault]:
    for passage in text.passages:
        if not passage.fresh:
            continue
        after = _BLANKS.sub(" ", passage.fresh)
        old = set(pattern.findall(_BLANKS.sub(" ", passage.before or "")))
        for wording in dict.fromkeys(pattern.findall(after)):
            if wording not in old:
                yield WordingFault(passage, wording, names[wording])


def _any_of(names: Mapping[str, str]) -> re.Pattern[str]:
    first = "".join(sorted({name[0] for name in names}))
    return re.compile(
        rf"\b(?=[{first}])(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b"
    )


_MISNAMED_PATTERN = _any_of(_MISNAMED)
_SMALL_PATTERN = _any_of(_IN_SMALL_LETTERS)
