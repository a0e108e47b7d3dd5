"""Where the ontology, the register and the queries are: in the installed wheel or, failing that, the checkout."""

from pathlib import Path

from itugraph.model import ItugraphError

_PACKAGE = Path(__file__).resolve().parent


def shared_folder(*parts: str) -> Path:
    """The folder or file that the project ships under this name, such as `("data", "register")`.

    Raises `ItugraphError` when neither the wheel nor the checkout has it.

    >>> shared_folder("ontology").name
    'ontology'
    """
    for root in (_PACKAGE / "_share", _PACKAGE.parents[1]):
        place = root.joinpath(*parts)
        if place.exists():
            return place
    raise ItugraphError(
        f"itugraph was installed without its {'/'.join(parts)}: install it again from the wheel or a checkout."
    )
