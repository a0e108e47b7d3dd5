"""How fast `find_citations` and `find_bodies` are, and that no input makes them slow.

Usage: python benchmarks/citations_speed.py DOCUMENTS [--seconds N]

DOCUMENTS is a folder of text files; its paragraphs, repeated, are the citation-rich text, and their words without
capitals, brackets or digits the citation-poor one. On both, in one run, are measured: `find_citations` with all its
objects made, a plain regular expression that only finds nouns with numbers, and eyecite and refex
(legal-reference-extraction) where they are installed, which look for citations of other kinds in the same text. Hostile
inputs are made at three sizes: time that grows as the size does is linear.
"""

import argparse
import importlib
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from itugraph.citations import find_bodies, find_citations

PLAIN = re.compile(
    r"(?:Resolution|Decision|Recommendation|Opinion|Question|Report|Article|Appendix|Annex|No\.)s?"
    r"\s+(?:ITU-[TRD]\s+)?[A-Z]{0,3}\.?\d[\w./-]*(?:\s+\((?:Rev\.\s*)?[^()]{1,40}\))?"
)
Reader = Callable[[str], object]

HOSTILE: dict[str, Callable[[int], str]] = {
    "a run of digits": lambda size: "1" * size,
    "a sign and digits": lambda size: "No. " + "1" * size,
    "nested brackets": lambda size: "Resolution 1 " + "(" * size,
    "one letter, no blank": lambda size: "A" * size,
    "blanks behind a noun": lambda size: "Resolution" + " " * size,
    "one noun again and again": lambda size: "Resolution " * (size // 11),
    "one endless list": lambda size: "Resolutions " + "1, " * (size // 3),
    "one endless bracket": lambda size: "Resolution 1 (" + "Rev. Dubai, 2018, " * (size // 18),
    "dual numbers without end": lambda size: "ITU-T " + "X.1/" * (size // 4),
    "articles of articles": lambda size: "Article 1 of " * (size // 13),
    "treaties again and again": lambda size: "Convention " * (size // 11),
    "annexes of annexes": lambda size: "Annex 1 to " * (size // 11),
    "bracket in bracket": lambda size: "Resolution 1 (Rev. " * (size // 19),
    "remarks between numbers": lambda size: "Resolutions 1 (abc) and " * (size // 24),
    "an adopter after each": lambda size: "Resolution 1 adopted by the " * (size // 28),
    "one number again and again": lambda size: "No 1 " * (size // 5),
    "an unknown body without end": lambda size: "Resolution 1 of the " + "Foo Bar " * (size // 8),
}


HOSTILE_TO_BODIES: dict[str, Callable[[int], str]] = {
    "one group again and again": lambda size: "SG1, " * (size // 5),
    "one endless list of groups": lambda size: "Study Groups " + "1, " * (size // 3),
    "directors of directors": lambda size: "Director of " * (size // 12),
    "capitals without a name": lambda size: "Foo " * (size // 4),
    "a group without a subject": lambda size: "Focus Group on " * (size // 15),
    "letters and hyphens": lambda size: "JCA-A" + "-A" * (size // 2),
    "mandate after mandate": lambda size: "instructs the Council " * (size // 22),
    "one endless mandate": lambda size: "instructs " + "the Council, " * (size // 13),
    "an abbreviation each time": lambda size: "Odd Lamp Union (OLU) " * (size // 21),
    "brackets without a name": lambda size: "Odd Lamp Union " + "(AB) " * (size // 5),
}


def readers() -> dict[str, Reader]:
    """What is measured, by name; what is not installed says so and is left out."""
    found: dict[str, Reader] = {
        "itugraph": lambda text: find_citations(text, "WRC"),
        "plain regular expression": lambda text: [match.group() for match in PLAIN.finditer(text)],
    }
    try:
        found["eyecite"] = importlib.import_module("eyecite").get_citations
    except ImportError:
        print("eyecite is not installed: left out")
    try:
        found["refex"] = importlib.import_module("refex.orchestrator").CitationExtractor().extract
    except ImportError:
        print("legal-reference-extraction is not installed: left out")
    return found


def paragraphs(folder: Path) -> list[str]:
    files = sorted(folder.glob("**/*.txt"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line.strip()]


def without_citations(texts: Iterable[str]) -> list[str]:
    """The same paragraphs with only the words that are all small letters."""
    poor = (" ".join(word for word in text.split() if word.isalpha() and word.islower()) for text in texts)
    return [text for text in poor if text]


def rate(reader: Reader, texts: list[str], seconds: float) -> float:
    """Megabytes a second: the best of the passes that fit into the time."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    reader(texts[0])
    best, until = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < until or not best:
        start = time.perf_counter()
        for text in texts:
            reader(text)
        best = max(best, size / (time.perf_counter() - start))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("documents", type=Path)
    parser.add_argument("--seconds", type=float, default=3.0, help="time for each measurement")
    options = parser.parse_args()
    rich = paragraphs(options.documents)
    poor = without_citations(rich)
    print(f"{'MB/s, one core':<30}{'these texts':>12}{'citation-poor':>15}")
    for name, reader in readers().items():
        rates = [rate(reader, texts, options.seconds) for texts in (rich, poor)]
        print(f"{name:<30}{rates[0]:>12.1f}{rates[1]:>15.1f}")
        if name == "itugraph":
            for title, both in (("bodies as well", read_both), ("bodies alone", find_bodies)):
                rates = [rate(both, texts, options.seconds) for texts in (rich, poor)]
                print(f"{f'itugraph, {title}':<30}{rates[0]:>12.1f}{rates[1]:>15.1f}")
    for title, function, inputs in (
        ("find_citations", find_citations, HOSTILE),
        ("find_bodies", find_bodies, HOSTILE_TO_BODIES),
    ):
        hostile(title, function, inputs)


def read_both(text: str) -> object:
    """Citations and bodies of a text, as an extraction asks for them."""
    return find_citations(text, "WRC"), find_bodies(text)


def hostile(title: str, function: Reader, inputs: dict[str, Callable[[int], str]]) -> None:
    """Time at three sizes: four times the size should take about four times as long."""
    print(f"\n{f'{title}: hostile seconds':<30}{'250 kB':>12}{'500 kB':>12}{'1 MB':>12}{'growth':>10}")
    for name, make in inputs.items():
        times = []
        for size in (250_000, 500_000, 1_000_000):
            text = make(size)
            start = time.perf_counter()
            function(text)
            times.append(time.perf_counter() - start)
        print(
            f"{name:<30}" + "".join(f"{value:>12.3f}" for value in times) + f"{times[-1] / times[0]:>10.1f}"
        )


if __name__ == "__main__":
    main()
