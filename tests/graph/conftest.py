"""Documents made by hand, in our own words, for the graph's tests."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from itugraph.graph import Store, build
from itugraph.locations import shared_folder
from itugraph.model import (
    Announcement,
    BodyMention,
    Certainty,
    Change,
    Citation,
    Document,
    Edition,
    ExtractedText,
    Extraction,
    Label,
    Record,
    Reference,
    Segment,
)
from itugraph.register import BASE, Register
from itugraph.register.tables import read_tables

RESOLUTION_98 = f"{BASE}id/wtsa/resolution/98"
HAMMAMET = f"{RESOLUTION_98}/hammamet-2016"
GENEVA = f"{RESOLUTION_98}/geneva-2022"


class Paper:
    """Writes records line by line: segments are given as `=kept`, `-struck`, `+new`."""

    def __init__(self, certainty: Certainty = "inferred") -> None:
        self.line = 0
        self.heading: str | None = None
        self.certainty: Certainty = certainty
        self.records: list[Record] = []

    def section(self, *segments: str, change: Change = "kept", bodies: Sequence[BodyMention] = ()) -> None:
        """A heading; the clauses that follow stand under it."""
        record = self._record(segments, change)
        text = (record.proposed_text or record.base_text).strip()
        self.heading = text
        self.records.append(replace(record, role="section", section=text, label=None, bodies=tuple(bodies)))

    def clause(
        self,
        before: str | None,
        after: str | None,
        *segments: str,
        change: Change = "kept",
        citations: Sequence[Citation] = (),
        bodies: Sequence[BodyMention] = (),
    ) -> None:
        """A clause with its labels before and after."""
        record = self._record(segments, change)
        label = Label(before, after) if before or after else None
        self.records.append(
            replace(
                record, section=self.heading, label=label, citations=tuple(citations), bodies=tuple(bodies)
            )
        )

    def _record(self, segments: Sequence[str], change: Change) -> Record:
        self.line += 1
        return Record(
            source="paper.txt",
            line=self.line,
            proposal=None,
            action=None,
            role="clause",
            section=None,
            part="preamble",
            label=None,
            change=change,
            certainty=self.certainty,
            segments=tuple(Segment(s[0], s[1:]) for s in segments),  # type: ignore[arg-type]
        )


def cite(
    register: Register,
    text: str,
    start: int,
    change: Change,
    before: tuple[str, str, str, Edition | None] | None,
    after: tuple[str, str, str, Edition | None] | None,
) -> Citation:
    """A citation whose sides are (kind, body, number, edition), resolved by the register."""

    def side(named: tuple[str, str, str, Edition | None] | None) -> Reference | None:
        return register.resolve(*named) if named else None

    return Citation(start, start + len(text), text, change, side(before), side(after))


def proposal(identifier: str, region: str | None, records: Sequence[Record]) -> ExtractedText:
    """A proposal to modify WTSA Resolution 98 (Hammamet, 2016)."""
    return ExtractedText(
        identifier=identifier,
        action="MOD",
        kind="Resolution",
        body="WTSA",
        number="98",
        instrument=RESOLUTION_98,
        base=HAMMAMET,
        edition=GENEVA,
        conference="wtsa-20",
        region=region,
        title="Smart lamps and villages",
        records=tuple(records),
    )


def document(
    name: str, *texts: ExtractedText, announced: Sequence[Announcement] = (), digest: str | None = None
) -> Extraction:
    """A document prepared for WTSA-20."""
    return Extraction(
        document=Document(name, "text", (), (digest or name.encode().hex()).ljust(64, "0"), flattened=True),
        texts=texts,
        records=tuple(record for text in texts for record in text.records),
        announced=tuple(announced),
        conference="wtsa-20",
        date="2022-03-01",
        warnings=("One line could not be placed.",),
    )


def small_register() -> Register:
    """The shipped register with a few of its instruments, so that builds are quick."""
    tables = read_tables(shared_folder("data", "register"))
    wanted = {f"{BASE}id/pp/resolution/197", RESOLUTION_98, f"{BASE}id/itu-t/recommendation/Y.4000"}
    return Register(
        replace(
            tables,
            instruments=tuple(listed for listed in tables.instruments if listed.iri in wanted),
            editions=tuple(edition for edition in tables.editions if edition.instrument in wanted),
        )
    )


@pytest.fixture(scope="session")
def register() -> Register:
    return small_register()


@pytest.fixture(scope="session")
def europe(register: Register) -> ExtractedText:
    """Changes an edition, inserts an item, strikes one, renames a heading, and leaves two items e)."""
    paper = Paper()
    busan, dubai = Edition(False, "Busan", 2014), Edition(True, "Dubai", 2018)
    paper.section("=recalling")
    paper.clause(
        "a",
        "a",
        "=a)\tResolution 197 (",
        "-Busan, 2014",
        "+Rev. Dubai, 2018",
        "=) of the Plenipotentiary Conference;",
        change="modified",
        citations=[
            cite(
                register,
                "Resolution 197 (Busan, 2014Rev. Dubai, 2018)",
                3,
                "modified",
                ("Resolution", "PP", "197", busan),
                ("Resolution", "PP", "197", dubai),
            )
        ],
    )
    paper.clause(None, "b", "+b)\tthat lamps talk to each other;", change="inserted")
    paper.clause("b", "c", "-b", "+c", "=)\tthat villages differ;", change="kept")
    paper.clause(
        "c",
        None,
        "-c)\tResolution 4711 (Rev. Oslo, 2031) of WTSA;",
        change="deleted",
        citations=[
            cite(
                register,
                "Resolution 4711 (Rev. Oslo, 2031)",
                3,
                "deleted",
                ("Resolution", "WTSA", "4711", Edition(True, "Oslo", 2031)),
                None,
            )
        ],
    )
    paper.clause("d", "e", "-d", "+e", "=)\tthat light is cheap;", change="kept")
    paper.clause("e", "e", "=e)\tthat night is dark,", change="kept")
    paper.section("=noting", "+ further", change="modified")
    paper.clause(None, None, "=that nobody sees in the dark,")
    paper.section(
        "=instructs Study Group 20",
        bodies=[BodyMention(10, 24, "Study Group 20", "SG20", "instructed", "kept")],
    )
    paper.clause(
        "1",
        "1",
        "=1\tto count lamps together with the ",
        "+Lamp Makers Guild",
        "=;",
        change="modified",
        bodies=[BodyMention(37, 54, "Lamp Makers Guild", "Lamp Makers Guild", "collaborator", "inserted")],
    )
    return proposal("EUR/38A31/1", "cept", paper.records)


@pytest.fixture(scope="session")
def americas(register: Register) -> ExtractedText:
    """Keeps what Europe strikes, and cites another edition."""
    paper = Paper()
    paper.section("=recalling")
    busan = Edition(False, "Busan", 2014)
    same = ("Resolution", "PP", "197", busan)
    paper.clause(
        "a",
        "a",
        "=a)\tResolution 197 (Busan, 2014) of the Plenipotentiary Conference;",
        citations=[cite(register, "Resolution 197 (Busan, 2014)", 3, "kept", same, same)],
    )
    paper.clause("b", "b", "=b)\tthat villages differ;")
    oslo = ("Resolution", "WTSA", "4711", Edition(True, "Oslo", 2031))
    paper.clause(
        "c",
        "c",
        "=c)\tResolution 4711 (Rev. Oslo, 2031) of WTSA;",
        citations=[cite(register, "Resolution 4711 (Rev. Oslo, 2031)", 3, "kept", oslo, oslo)],
    )
    paper.clause("d", "d", "=d)\tthat light is cheap;")
    paper.clause("e", "e", "=e)\tthat night is dark,")
    paper.section("=noting")
    paper.clause(None, None, "=that nobody sees in the dark,")
    return proposal("IAP/39A23/1", "citel", paper.records)


@pytest.fixture(scope="session")
def side_by_side(europe: ExtractedText, americas: ExtractedText) -> Extraction:
    """Two proposals that are there and one that is only announced."""
    return document(
        "side-by-side.txt",
        europe,
        americas,
        announced=[
            Announcement(1, "MOD", "ATU", None, 3),
            Announcement(2, "MOD", "CEPT", "WTSA C-038_ECP_Add31", 4),
            Announcement(3, "MOD", "CITEL", "WTSA-C-039_IAP_Add23", 5),
        ],
    )


@pytest.fixture(scope="session")
def adopted() -> ExtractedText:
    """An adopted text of an edition that no register lists."""
    paper = Paper("certain")
    paper.section("=resolves")
    paper.clause("1", "1", "=1\tto light every village;")
    paper.clause("a", "a", "=a)\tby lamps;")
    paper.clause("b", "b", "=b)\tby fireflies;")
    paper.clause("2", "2", "=2\tto count them.")
    instrument = f"{BASE}id/wtsa/resolution/4711"
    return ExtractedText(
        None, None, "Resolution", "WTSA", "4711", instrument, None, f"{instrument}/oslo-2031", None, None,
        "Village light", tuple(paper.records),
    )  # fmt: skip


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Extraction]:
    return document


@pytest.fixture(scope="session")
def make_proposal() -> Callable[[str, str | None, Sequence[Record]], ExtractedText]:
    return proposal


@pytest.fixture(scope="session")
def paper() -> type[Paper]:
    return Paper


@pytest.fixture(scope="session")
def built(side_by_side: Extraction, register: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "itugraph.graph"
    build([side_by_side], folder, register)
    return folder


@pytest.fixture
def store(built: Path) -> Store:
    return Store.open(built)
