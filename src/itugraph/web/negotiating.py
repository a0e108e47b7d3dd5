"""Which of the forms that are offered a client wants most, by its `Accept` header (RFC 9110, 12.5.1)."""

from collections.abc import Sequence

_Range = tuple[str, str, float]


def preferred(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type of those offered that is wanted most, the first of equals; None where none is acceptable.

    Without a header everything is wanted alike. The most specific range that fits a type says how much it is
    wanted; a range that is malformed is left out.

    >>> preferred("text/html;q=0.5, text/turtle", ["text/html", "text/turtle"])
    'text/turtle'
    >>> preferred("text/*;q=0.1, text/html;q=0, */*;q=0.05", ["text/html", "application/ld+json", "text/turtle"])
    'text/turtle'
    >>> preferred("image/png", ["text/html"]) is None
    True
    """
    if accept is None or not accept.strip():
        return offered[0] if offered else None
    ranges = [found for part in accept.split(",") if (found := _range(part))]
    weights = {media: _weight(media, ranges) for media in offered}
    best = max(weights.values(), default=0.0)
    return next((media for media in offered if weights[media] == best), None) if best > 0 else None


def _range(part: str) -> _Range | None:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    kind, slash, subtype = media.partition("/")
    if not slash or not kind or not subtype or (kind == "*" and subtype != "*"):
        return None
    weight = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = min(max(float(value), 0.0), 1.0)
            except ValueError:
                return None
    return kind, subtype, weight


def _weight(media: str, ranges: Sequence[_Range]) -> float:
    kind, _, subtype = media.lower().partition("/")
    best, specific = 0.0, -1
    for wanted_kind, wanted_subtype, weight in ranges:
        fits = wanted_kind in ("*", kind) and wanted_subtype in ("*", subtype)
        rank = (wanted_kind != "*") + (wanted_subtype != "*")
        if fits and rank > specific:
            best, specific = weight, rank
    return best
