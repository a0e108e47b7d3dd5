"""Importing the data set: what changed is read, the rest is kept, and a failure changes nothing."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from itugraph.locations import shared_folder
from itugraph.model import Edition, InputError, RegisterError
from itugraph.register import BASE, Register, load_register
from itugraph.register.relaton import ImportReport, import_relaton

TABLES = shared_folder("data", "register")


def write(folder: Path, name: str, identifier: str, doctype: str = "recommendation", more: str = "") -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(
        f"docidentifier:\n- content: '{identifier}'\ntitle:\n- content: Title of {name}\n  language: en\n"
        f"date:\n- at: '2001-02-03'\next:\n  doctype:\n    content: {doctype}\n{more}",
        encoding="utf-8",
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "clone" / "data"
    folder.parent.mkdir()
    write(folder, "old", "ITU-T Z.900 (01/2001)")
    write(folder, "dual", "ITU-T Z.950/Z.900 (03/2010)")
    write(folder, "amended", "ITU-T Z.950/Z.900 (2010) Amd. 1 (05/2011)")
    write(folder, "radio", "ITU-R SM.9000-0")
    write(
        folder,
        "radio-1",
        "ITU-R SM.9000-1",
        more="source:\n- content: x/R-REC-SM.9000-1-201003-I!!PDF-E.pdf\n",
    )
    write(folder, "handbook", "ITU-R 20.HDB (2002)", "handbook")
    (folder / "README.md").write_text("not a record", encoding="utf-8")
    return folder


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "register.sqlite"


def loaded(into: Path) -> Register:
    return load_register(TABLES, into)


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.files, report.read, report.unchanged, report.removed


def test_what_an_import_reports(data: Path, into: Path) -> None:
    report = import_relaton(data.parent, into)
    assert counts(report) == (6, 6, 0, 0)
    assert (report.instruments, report.editions, report.additions, report.mentions) == (2, 4, 1, 0)
    assert [skipped.file for skipped in report.ignored] == ["handbook.yaml"]
    assert report.damaged == ()


def test_two_numbers_are_one_instrument(data: Path, into: Path) -> None:
    import_relaton(data, into)
    register = loaded(into)
    for number in ("Z.900", "Z.950", "Z.950/Z.900"):
        instrument = register.instrument("Recommendation", "ITU-T", number)
        assert instrument is not None
        assert instrument.iri == f"{BASE}id/itu-t/recommendation/Z.950"
        assert instrument.numbers == ("Z.950", "Z.900")
        assert instrument.title == "Title of dual"
    assert instrument is not None
    assert [(e.year, e.month, e.revised) for e in register.editions(instrument.iri)] == [
        (2001, 1, False),
        (2010, 3, True),
    ]
    assert [(a.name, a.amended, a.year) for a in register.additions(instrument.iri)] == [
        ("Amd. 1", 2010, 2011)
    ]
    assert instrument in register.find("Z900")
    assert instrument in register.instruments


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Title of DUAL", "ITU-T Z.950/Z.900"),
        ("radio-1", "ITU-R SM.9000"),
        ("title 100%", None),
        ("dual'; DROP TABLE instrument; --", None),
    ],
)
def test_imported_titles_are_searched(data: Path, into: Path, typed: str, expected: str | None) -> None:
    import_relaton(data, into)
    register = loaded(into)
    found = {register.name(instrument) for instrument in register.instruments_titled(typed.split())}
    assert found == ({expected} if expected else set())


def test_imported_numbers_are_suggested(data: Path, into: Path) -> None:
    import_relaton(data, into)
    register = loaded(into)
    assert register.find("Z.958") == ()
    assert "ITU-T Z.950/Z.900" in register.nearest("Z.958")


def test_an_imported_edition_is_resolved(data: Path, into: Path) -> None:
    import_relaton(data, into)
    register = loaded(into)
    old = register.resolve("Recommendation", "ITU-T", "Z.900", Edition(False, None, 2001, 1))
    assert (old.resolution, old.iri) == ("exact", f"{BASE}id/itu-t/recommendation/Z.950/2001-01")
    radio = register.resolve("Recommendation", "ITU-R", "SM.9000-1", None)
    assert (radio.resolution, radio.iri) == ("exact", f"{BASE}id/itu-r/recommendation/SM.9000/2010-03")


def test_what_is_shipped_stays_and_is_completed(data: Path, into: Path) -> None:
    write(data, "known", "ITU-R M.2083-0")
    write(data, "iot", "ITU-T Y.4000/Y.2060 (06/2012)")
    shipped = load_register(TABLES)
    before = shipped.instrument("Recommendation", "ITU-R", "M.2083")
    assert before is not None
    assert before.title is None
    import_relaton(data, into)
    register = loaded(into)
    known = register.instrument("Recommendation", "ITU-R", "M.2083")
    assert known is not None
    assert known.title == "Title of known"
    iot = register.instrument("Recommendation", "ITU-T", "Y.2060")
    assert iot == shipped.instrument("Recommendation", "ITU-T", "Y.2060")
    assert iot is not None
    assert len(register.editions(iot.iri)) == 1
    assert len({instrument.iri for instrument in register.instruments}) == len(register.instruments)


def test_only_what_changed_is_read_again(data: Path, into: Path) -> None:
    import_relaton(data, into)
    assert counts(import_relaton(data, into)) == (6, 0, 6, 0)
    write(data, "old", "ITU-T Z.900 (02/2002)")
    (data / "radio.yaml").unlink()
    write(data, "new", "ITU-T Z.960 (02/2002)")
    report = import_relaton(data, into)
    assert counts(report) == (6, 2, 4, 1)
    register = loaded(into)
    assert (
        register.resolve("Recommendation", "ITU-T", "Z.900", Edition(False, None, 2001)).resolution
        == "unknown"
    )
    assert (
        register.resolve("Recommendation", "ITU-T", "Z.900", Edition(False, None, 2002)).resolution == "exact"
    )
    assert register.resolve("Recommendation", "ITU-R", "SM.9000-0", None).resolution == "unknown"
    assert register.find("Z.960")


def test_damaged_records_are_reported_and_skipped(data: Path, into: Path) -> None:
    (data / "broken.yaml").write_text("a: [", encoding="utf-8")
    (data / "latin.yaml").write_bytes(b"docidentifier: \xe9\n")
    (data / "deep.yaml").write_text("[" * 100_000, encoding="utf-8")
    expected = {
        "broken.yaml": "it is not YAML",
        "latin.yaml": "it is not UTF-8",
        "deep.yaml": "it is nested too deeply",
    }
    first = import_relaton(data, into)
    assert {skipped.file: skipped.reason for skipped in first.damaged} == expected
    assert first.instruments == 2
    again = import_relaton(data, into)
    assert again.read == 0
    assert again.damaged == first.damaged


def test_many_files_are_read_in_parallel(data: Path, into: Path) -> None:
    for number in range(350):
        write(data, f"many-{number}", f"ITU-T Z.{1000 + number} (01/2001)")
    steps: list[tuple[int, int]] = []
    report = import_relaton(data, into, progress=lambda done, of: steps.append((done, of)))
    assert report.instruments == 352
    assert steps == [(100, 356), (200, 356), (300, 356), (356, 356)]


def cited(text: str) -> Sequence[tuple[str, str | None, str | None]]:
    return [("Recommendation", "ITU-T", word) for word in text.split() if "." in word]


def test_citations_in_abstracts(data: Path, into: Path) -> None:
    write(
        data, "citing", "ITU-T Z.970 (01/2001)", more="abstract:\n- content: It builds on Z.900 and Z.960\n"
    )
    assert import_relaton(data, into).mentions == 0
    # Another way to find citations means reading everything again.
    report = import_relaton(data, into, find=cited)
    assert (report.read, report.mentions) == (7, 2)
    mentions = loaded(into).mentions()
    assert [(mention.instrument, mention.number) for mention in mentions] == [
        (f"{BASE}id/itu-t/recommendation/Z.970", "Z.900"),
        (f"{BASE}id/itu-t/recommendation/Z.970", "Z.960"),
    ]


def test_withdrawn_counts_from_where_the_register_ends(data: Path, into: Path) -> None:
    write(data, "gone", "ITU-T Z.980 (01/2001)", more="status:\n  stage:\n    content: Withdrawal\n")
    import_relaton(data, into)
    register = loaded(into)
    instrument = register.instrument("Recommendation", "ITU-T", "Z.980")
    assert instrument is not None
    assert register.in_force(instrument.iri, register.complete_to) is None
    earlier = register.in_force(instrument.iri, register.complete_to.replace(year=2010))
    assert earlier is not None


def test_the_users_import_is_read_by_default(data: Path, into: Path) -> None:
    import_relaton(data, into)
    shown = subprocess.run(
        [
            sys.executable,
            "-c",
            "from itugraph.register import load_register as r; print(r().find('Z.900')[0].title)",
        ],
        env=os.environ | {"ITUGRAPH_REGISTER": str(into)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == "Title of dual\n"


@pytest.mark.parametrize("what", ["nowhere", "empty"])
def test_a_path_without_records(tmp_path: Path, into: Path, what: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="Relaton data set"):
        import_relaton(tmp_path / what, into)
    assert not into.exists()


def test_a_failure_leaves_the_former_import(data: Path, into: Path) -> None:
    import_relaton(data, into)
    before = into.read_bytes()
    write(data, "new", "ITU-T Z.960 (02/2002)")

    def fail(_done: int, _of: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(RegisterError, match="No space left on device"):
        import_relaton(data, into, progress=fail)
    assert into.read_bytes() == before
    assert list(into.parent.iterdir()) == [into]


def test_an_import_of_another_version_is_replaced_but_not_read(data: Path, into: Path) -> None:
    import_relaton(data, into)
    with sqlite3.connect(into) as store:
        store.execute("UPDATE about SET value = '0' WHERE name = 'format'")
    store.close()
    with pytest.raises(RegisterError, match="another version"):
        loaded(into)
    assert import_relaton(data, into).read == 6
    assert loaded(into).find("Z.900")


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00 but broken"])
def test_a_file_that_is_no_import(data: Path, into: Path, content: bytes) -> None:
    into.parent.mkdir()
    into.write_bytes(content)
    with pytest.raises(RegisterError, match="import the data set again"):
        loaded(into)
    assert import_relaton(data, into).instruments == 2


@pytest.mark.shared
def test_the_sample_of_the_real_data_set(shared: Path, into: Path) -> None:
    report = import_relaton(shared / "relaton", into)
    assert report.files == 2273
    assert report.damaged == ()
    assert len(report.ignored) == 12
    register = loaded(into)
    y_1541 = register.find("Y.1541")[0]
    assert [(edition.year, edition.month) for edition in register.editions(y_1541.iri)] == [
        (2002, 5),
        (2006, 2),
        (2011, 12),
    ]
    assert y_1541.responsible == "itu-t-sg12"
    assert (
        register.resolve("Recommendation", "ITU-T", "H.623", None).iri
        == f"{BASE}id/itu-t/recommendation/Y.4414"
    )
    assert register.resolve("Resolution", "ITU-R", "66-2", None).iri == f"{BASE}id/ra/resolution/66/2023"
    # The shipped years of the Radiocommunication Assembly's Resolutions are those of the records.
    shipped = load_register(TABLES)
    for instrument in shipped.listed_instruments:
        if instrument.body == "RA" and instrument.numbers[0] not in ("41", "68"):
            assert register.editions(instrument.iri) == shipped.editions(instrument.iri)
