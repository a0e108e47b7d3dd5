"""Small PDFs, written by hand for the tests: text at places on pages, and strokes."""

from collections.abc import Sequence
from dataclasses import dataclass

BLACK, RED, BLUE, GREEN = (0, 0, 0), (1, 0, 0), (0, 0, 1), (0, 0.5, 0.3)
Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Text:
    """Text in Courier, of which each letter is 0.6 of the size wide, at `x` and `y` from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    colour: Colour = BLACK
    font: str = "F1"

    @property
    def right(self) -> float:
        return self.x + 0.6 * self.size * len(self.text)

    def drawn(self) -> str:
        text = self.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        colour = " ".join(map(str, self.colour))
        return f"BT {colour} rg /{self.font} {self.size} Tf {self.x} {self.y} Td ({text}) Tj ET"


@dataclass(frozen=True)
class Line:
    """A thin line from `left` to `right`."""

    left: float
    right: float
    y: float
    colour: Colour = BLACK

    def drawn(self) -> str:
        return f"{' '.join(map(str, self.colour))} RG 0.6 w {self.left} {self.y} m {self.right} {self.y} l S"


@dataclass(frozen=True)
class Box:
    """A filled rectangle from its lower left corner: Word prints strokes so, and bars beside changed lines."""

    left: float
    bottom: float
    width: float
    height: float
    colour: Colour = BLACK

    def drawn(self) -> str:
        return (
            f"{' '.join(map(str, self.colour))} rg {self.left} {self.bottom} {self.width} {self.height} re f"
        )


Drawn = Text | Line | Box


def struck_by_box(text: Text) -> list[Drawn]:
    """Text with a thin filled box through it, as Word prints what was deleted."""
    return [text, Box(text.x, text.y + 0.27 * text.size, text.right - text.x, 0.6, text.colour)]


def underlined_by_boxes(text: Text, count: int = 1) -> list[Drawn]:
    """Text with thin filled boxes under it, one for each of its words and blanks as Word draws them."""
    width = 0.6 * text.size
    lines = [text.y - (0.15 + 0.1 * step) * text.size for step in range(count)]
    return [
        text,
        *(
            Box(text.x + index * width, line, width, 0.5, text.colour)
            for line in lines
            for index in range(len(text.text))
        ),
    ]


def bar(y: float, height: float = 12) -> Box:
    """The bar that Word prints in the margin beside a changed line."""
    return Box(30, y - 2, 0.75, height)


def struck(text: Text) -> list[Drawn]:
    return [text, Line(text.x, text.right, text.y + 0.3 * text.size, text.colour)]


def underlined(text: Text) -> list[Drawn]:
    return [text, Line(text.x, text.right, text.y - 0.12 * text.size, text.colour)]


def doubled(text: Text, through: bool) -> list[Drawn]:
    """Text with two strokes through or under it, as what was moved is printed."""
    middle = text.y + (0.3 if through else -0.15) * text.size
    return [text, *(Line(text.x, text.right, middle + shift, text.colour) for shift in (-0.8, 0.8))]


def pdf(*pages: Sequence[Drawn], encrypted: bool = False) -> bytes:
    """The bytes of a PDF with these pages, 400 points wide and 600 high."""
    kids = " ".join(f"{10 + 2 * index} 0 R" for index in range(len(pages)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        4: "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
        5: f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>",
    }
    for index, drawn in enumerate(pages):
        content = "\n".join(item.drawn() for item in drawn)
        number = 10 + 2 * index
        objects[number] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {number + 1} 0 R >>"
        )
        objects[number + 1] = f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"
    return _written(objects, "/Encrypt 5 0 R /ID [<41> <41>]" if encrypted else "")


def _written(objects: dict[int, str], trailer: str) -> bytes:
    data = b"%PDF-1.4\n"
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(data)
    size = max(objects) + 1
    rows = "".join(
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        for number in range(size)
    )
    end = f"xref\n0 {size}\n{rows}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return data + end.encode("ascii")
