"""What exists: conferences, bodies, regions, instruments and editions, and which of them a citation names.

Takes the tables of `data/register` and what was imported beside them; gives a `Register` to look things up
in, and the IRIs of everything that can be named, listed or not. `itugraph.register.check` checks the tables,
`itugraph.register.relaton` imports the Relaton data set.
"""

from itugraph.register.iris import (
    BASE,
    body_iri,
    conference_iri,
    edition_iri,
    instrument_iri,
    region_iri,
    slug,
)
from itugraph.register.register import Register, effective, imported_file, load_register
from itugraph.register.tables import Coverage, StudyPeriod, Treaty
from itugraph.register.teaching import Heading

__all__ = [
    "BASE",
    "Coverage",
    "Heading",
    "Register",
    "StudyPeriod",
    "Treaty",
    "body_iri",
    "conference_iri",
    "edition_iri",
    "effective",
    "imported_file",
    "instrument_iri",
    "load_register",
    "region_iri",
    "slug",
]
