"""The rules as a page of documentation, made from their headers."""

from collections.abc import Iterable, Iterator

from itugraph.checks.rules import Rule

_GUIDE = """## Using them

`itugraph check` ends with exit code 0 when it finds nothing, 1 when it finds something, 2 on an error. Its reports are
for readers (`--format text` and `html`, a page that fetches nothing and prints well) and for programs (`json`, `sarif`
2.1.0, and `github` annotations). How often each rule was right on real documents is in
[checks-precision.md](checks-precision.md); one that is right less than nine times in ten is off unless it is selected.

A project keeps its settings in `itugraph.toml`, under `[check]`, or in `pyproject.toml`, under `[tool.itugraph.check]`.
Names of files are relative to that file, and the command line goes before it:

```toml
[check]
ignore = ["ITU6", "passed-year"]
severity = "warning"            # leave out notes
baseline = "known.json"         # an earlier report: itugraph check --format json > known.json
exceptions = "exceptions.toml"
rules = "rules"                 # a folder with rules of your own
as-of = 2024-10-15              # judge currency at this day
```

A finding is known from a baseline by its rule, document, proposal, section, label and words, so that it stays known
when lines move. An exception says where a rule does not hold, and why; one that is about no finding is reported:

```toml
[[exception]]
code = "ITU203"
proposal = "EUR/38A31/1"        # or source, section, label, text; without any it holds everywhere
reason = "The year is quoted from the adopted text on purpose."
```

## A file before it is submitted

`itugraph check draft.docx` reads the file and checks it by itself; no graph is needed, and one that is there stays as
it is. With `--fix` what can be mended is mended in a copy of the Word file, as tracked changes of the author
"itugraph", each with a comment that says which rule asks for it and why:

```console
$ itugraph check draft.docx --fix -o mended.docx
```

- **What is written.** Where a rule knows the words exactly: the form of editions, names, spelling, blanks, marks. Its
  page below says so. What a person has to see, since the meaning may change (a later edition, a title, a short form in
  place of a name), is written with `--fix-all` only. What rests on wording that was recovered, or on a fact that no
  document confirms, is left, and so is what the rules cannot word.
- **What stays.** The file itself, always; a file that is there already, unless `--force` is given. In the copy only the
  runs with the words are written anew; changes of other authors stay theirs, and a correction inside an insertion of
  somebody else is a deletion inside it and an insertion of our own. Accepting all changes gives the suggested text,
  rejecting them all the text before any change.
- **What is left, and said.** Words in text boxes, notes, formulas, moved passages, locked or bound content controls,
  and fields other than links; automatic labels; words that stand in the paragraph more than once.

The report then lists the findings that are left, and the exit code is 1 while there are such. A flattened text has to
become a Word file first: `itugraph redline`.

## Rules of your own

A rule is a file of its name in a folder that `--rules` or the settings name. Its header is its documentation, its query
selects one row a fault: `?subject` is the clause, section, citation or other thing that the fault is in, `?wording` the
faulty words if there are such, and the texts may name every column in braces. This is `rules/shouting-words.rq`:

```sparql
# code: OWN101
# name: shouting-words
# severity: note
# finds: A word of ten capitals and more in a new clause.
# matters: Capitals are for names and abbreviations.
# example: a very IMPORTANTMATTER
# instead: a very important matter
# certainty: Sure.
# since: 1
# message: "{wording}" shouts.
# suggestion: Write it in small letters.
# evidence: The clause is new.
PREFIX itu: <https://w3id.org/itugraph/ontology#>
SELECT ?subject ?wording
WHERE {
  ?subject a itu:Clause ; itu:change "inserted" ; itu:textAfter ?text .
  FILTER(REGEX(?text, "[A-Z]{10}"))
  BIND(REPLACE(?text, "^.*?([A-Z]{10,}).*$", "$1", "s") AS ?wording)
}
```

A rule whose suggestion can be carried out as it is says so in two more lines, `# replaces: {wording}` and
`# by: {right}`, which `--fix` follows. The words must stand in the passage once (in a citation, where that is the
subject), unless the line says `every {wording}`, or `beside {wording}` for words behind a citation. With
`# fix: substance` it takes `--fix-all`. Codes are capitals and three digits; `ITU` is ours. [graph.md](graph.md) says
what the graph holds."""


def explain(rule: Rule) -> str:
    """One rule's page, as Markdown."""
    return "\n".join(_section(rule)) + "\n"


def document_checks(rules: Iterable[Rule]) -> str:
    """All rules as Markdown: an overview, then each rule's page."""
    return "\n".join(_page(tuple(rules))) + "\n"


def _page(rules: tuple[Rule, ...]) -> Iterator[str]:
    yield "# Checks"
    yield ""
    yield (
        "Each rule is a file in `queries/checks`, whose header this page is made from. `itugraph check` runs "
        "them all; name rules by code, by the beginning of a code (`ITU2`), or by name to select or ignore them."
    )
    yield ""
    yield "| code | name | severity | finds |"
    yield "|---|---|---|---|"
    for rule in rules:
        link = f"[{rule.name}](#{rule.code.lower()}-{rule.name})"
        yield f"| {rule.code} | {link} | {rule.severity} | {rule.finds} |"
    yield ""
    yield _GUIDE
    for rule in rules:
        yield ""
        yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code} {rule.name}"
    yield ""
    off = "" if rule.on else " Off by default: select it by code or name."
    yield f"**{rule.severity.capitalize()}**, since {rule.since}.{off}"
    yield ""
    yield rule.finds
    yield ""
    yield f"*Why it matters:* {rule.matters}"
    yield ""
    yield f"*Example:* {rule.example}"
    yield ""
    yield f"*Write instead:* {rule.instead}"
    yield ""
    yield f"*How sure:* {rule.certainty}"
    if rule.replaces:
        yield ""
        option = "`--fix`" if rule.fix == "form" else "`--fix-all`, for a person to look at"
        yield f"*Mended by:* {option}"
