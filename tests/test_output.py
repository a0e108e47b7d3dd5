"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from itugraph.model import ItugraphError
from itugraph.output import write_whole


@pytest.mark.parametrize(
    ("content", "expected"),
    [("Genève → Zürich\n", "Genève → Zürich\n".encode()), (b"\x00\r\n\xff", b"\x00\r\n\xff")],
)
def test_text_is_written_as_utf_8_and_bytes_as_they_are(
    tmp_path: Path, content: str | bytes, expected: bytes
) -> None:
    output = tmp_path / "file"
    output.write_text("older", encoding="utf-8")
    write_whole(output, content)
    assert output.read_bytes() == expected
    assert list(tmp_path.iterdir()) == [output]


def test_what_is_no_ordinary_file_stays_what_it_is() -> None:
    write_whole(Path("/dev/null"), "gone")
    assert Path("/dev/null").is_char_device()


def test_a_place_that_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        ItugraphError, match=r"cannot be written \(No such file or directory\): choose another"
    ):
        write_whole(tmp_path / "no" / "file", "text")


def test_the_older_file_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "file"
    output.write_text("older", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ItugraphError, match="No space left on device"):
        write_whole(output, "newer")
    assert output.read_text("utf-8") == "older"
    assert list(tmp_path.iterdir()) == [output]
