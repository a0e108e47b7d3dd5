"""The rules on wording, consequences and conflicts: a graph with the fault, one without it, and the message."""

from small_graphs import citation, clause

Example = tuple[list[str], list[str], str]

KEPT_BASE = ':base-b a itu:Clause ; rdfs:label "WTSA Resolution 98 (Hammamet, 2016) recalling b)" ; itu:ofEdition :r98-hammamet .\n'
RESOLUTION_71 = '; itu:citesInstrumentAfter :r71 ; itu:writtenAfter "Resolution 71 (Rev. Dubai, 2018)" ; itu:editionMarkAfter "Rev. Dubai, 2018" ; itu:citesEditionAfter :r71-dubai'
RESOLUTION_200 = '; itu:citesInstrumentAfter :r200 ; itu:writtenAfter "Resolution 200 (Busan, 2014)" ; itu:editionMarkAfter "Busan, 2014" ; itu:citesEditionAfter :r200-busan'
DUAL = """
:y4000 a itu:Recommendation ; rdfs:label "ITU-T Recommendation Y.4000" ; itu:kind "Recommendation" ; itu:number "Y.4000" ;
  itu:otherNumber "Y.2060" ; itu:sameInstrument :y2060 ; itu:basis "heading" .
:y2060 a itu:Recommendation ; rdfs:label "ITU-T Recommendation Y.2060" ; itu:number "Y.2060" ; itu:sameInstrument :y4000 ; itu:basis "heading" .
"""
INITIATIVE = ':gsi a itu:Body ; itu:name "GSI" ; itu:until 2015 ; itu:basis "attested" .\n'
SUPPRESSED = ':r71-bucharest itu:status "suppressed" .\n'
DIRECTORS = """
:itu-t a itu:Sector ; itu:name "ITU-T" . :itu-d a itu:Sector ; itu:name "ITU-D" . :wtsa a itu:Assembly ; itu:name "WTSA" ; itu:partOf :itu-t .
:r98 itu:adoptedBy :wtsa . :bdt a itu:Bureau ; itu:name "BDT" ; itu:partOf :itu-d . :tsb a itu:Bureau ; itu:name "TSB" ; itu:partOf :itu-t .
:director-bdt a itu:DirectorPost ; itu:name "Director BDT" ; itu:partOf :bdt ; itu:basis "attested" .
:director-tsb a itu:DirectorPost ; itu:name "Director TSB" ; itu:partOf :tsb ; itu:basis "attested" .
"""
PARTNER = ':partner a itu:Body ; itu:name "U4X" ; itu:basis "attested" .\n'
NUMBERED = """
:numbered a itu:Document ; itu:sourceName "paper.txt" ; itu:documentNumber "%s" .
:p a itu:Proposal ; itu:identifier "EUR/40A1/1" ; itu:inDocument :numbered .
"""
ECP = ':cept itu:prefix "ECP", "EUR" . :eur itu:prefix "EUR" .\n'
CAPITAL_TITLE = (
    ':r300 a itu:Resolution ; rdfs:label "PP Resolution 300" ; itu:title "The Lamps of tomorrow" .\n'
)
RESOLUTION_300 = '; itu:citesInstrumentAfter :r300 ; itu:writtenAfter "Resolution 71 (Rev. Dubai, 2018)"'
TITLED = """
:r2 a itu:Resolution ; rdfs:label "WTSA Resolution 2" . :r44 a itu:Resolution ; rdfs:label "WTSA Resolution 44" .
"""
WTSA_RESOLUTION_2 = '; itu:citesInstrumentAfter :r2 ; itu:writtenAfter "Resolution 71 (Rev. Dubai, 2018)"'
RA_66 = """
:ra66 a itu:Resolution ; rdfs:label "RA Resolution 66" ; itu:kind "Resolution" ; itu:number "66" ; itu:bodyName "RA" .
"""


def announced(name: str, contribution: str) -> str:
    return f':{name} a itu:Announcement ; itu:announcedIn :doc ; itu:contribution "{contribution}" .\n'


def new(
    name: str, text: str, *, ordinal: int = 1, label: str = "a", proposal: str = "eur", more: str = ""
) -> str:
    """An inserted clause."""
    return clause(name, text, change="inserted", ordinal=ordinal, label=label, proposal=proposal, more=more)


def mention(
    name: str, place: str, body: str, exact: str, change: str = "inserted", role: str = "mentioned"
) -> str:
    return (
        f':{name} a itu:BodyMention ; itu:mentionedIn :{place} ; itu:names :{body} ; itu:exact "{exact}" ; '
        f'itu:role "{role}" ; itu:change "{change}" .\n'
    )


def mandate(name: str, place: str, body: str, evidence: str) -> str:
    return (
        f':{name} a itu:Mandate ; itu:verb "instructs" ; itu:addressee :{body} ; itu:mandatedBy :{place} ; '
        f'itu:evidence :{evidence} ; itu:change "inserted" .\n'
    )


def front(name: str, role: str, text: str) -> str:
    return (
        f':{name} a itu:FrontLine ; itu:inText :eur ; itu:ofProposal :eur ; itu:heading "" ; itu:sourceLine 73 ; '
        f'itu:passageRole "{role}" ; itu:textAfter "{text}" .\n'
    )


def changed(text: str, proposal: str, name: str, before: str = "that it is so;") -> str:
    return clause(
        name, text, change="modified", proposal=proposal, before=before, more="; itu:baseClause :base-a"
    )


def at_base(proposal: str, name: str) -> str:
    return clause(name, proposal=proposal, before="that something is so;", more="; itu:baseClause :base-a")


def twin(edition: str) -> list[str]:
    quoted = new("c1", "Resolution 71 (Rev. Dubai, 2018) on it;")
    return [
        ':r98-geneva a itu:Edition ; itu:editionOf :r98 ; itu:editionMark "Rev. Geneva, 2022" . :r98-dubai a itu:Edition ; '
        'itu:editionOf :r98 ; itu:editionMark "Dubai, 2012" . :eur itu:proposes :r98-geneva ; itu:baseEdition :r98-hammamet .\n'
        ':r98-hammamet itu:editionMark "Hammamet, 2016" .',
        quoted,
        citation(
            "x1",
            "c1",
            f'; itu:citesInstrumentAfter :r98 ; itu:citesEditionAfter :{edition} ; itu:editionMarkAfter "as typed"',
        ),
    ]


MORE: dict[str, Example] = {
    "ITU105": (
        [new("c1", "Resolution 71 (Rev. Dubai, 2018), on the strategy for today;"), citation("x1", "c1", RESOLUTION_71)],
        [new("c1", "Resolution 71 (Rev. Dubai, 2018), on strategy of today;"), citation("x1", "c1", RESOLUTION_71)],
        'PP Resolution 71 (Rev. Dubai, 2018) is cited with a title that is not its own: "the strategy for today".',
    ),
    "ITU106": (twin("r98-dubai"), twin("r98-hammamet"), "WTSA Resolution 98 cites itself at (as typed)."),
    "ITU107": (
        [DUAL, new("c1", "Recommendation ITU-T Y.2060;"), citation("x1", "c1", '; itu:citesInstrumentAfter :y2060 ; itu:numberAfter "Y.2060"')],
        [DUAL, new("c1", "Both;"), citation("x1", "c1", '; itu:citesInstrumentAfter :y4000 ; itu:numberAfter "Y.4000/Y.2060"')],
        "ITU-T Recommendation Y.2060 is cited by Y.2060 alone.",
    ),
    "ITU205": (
        [new("c1", "Objective T.5 in Resolution 71;"), citation("x1", "c1", "; itu:citesEditionAfter :r71-busan")],
        [new("c1", "Objective T.5 in Resolution 71;"), citation("x1", "c1", "; itu:citesEditionAfter :r71-dubai")],
        '"Objective T.5" is quoted from PP Resolution 71 (Rev. Busan, 2014), which had been superseded on 2022-03-01.',
    ),
    "ITU206": (
        [INITIATIVE, clause("c1", "the work by the GSI;"), mention("m1", "c1", "gsi", "GSI", "kept")],
        [INITIATIVE.replace("2015", "2019"), clause("c1", "that the GSI concluded its work;"), mention("m1", "c1", "gsi", "GSI", "kept")],
        "GSI was no more after 2015.",
    ),
    "ITU207": (
        [SUPPRESSED, new("c1", "Resolution 71;"), citation("x1", "c1", "; itu:citesInstrumentAfter :r71")],
        [new("c1", "Resolution 71;"), citation("x1", "c1", "; itu:citesInstrumentAfter :r71")],
        "PP Resolution 71 is suppressed.",
    ),
    "ITU208": (
        [":eur itu:baseEdition :r71-busan ."],
        [":eur itu:baseEdition :r71-dubai ."],
        "The proposal changes PP Resolution 71 at (Rev. Busan, 2014), which had been superseded on 2022-03-01.",
    ),
    "ITU304": (
        [new("c1", "the World Telecommunications Development Conference on it;")],
        [new("c1", "the World Telecommunication Development Conference on it;")],
        '"World Telecommunications Development Conference" is not the name.',
    ),
    "ITU305": (
        [
            new("c1", "Resolution 71 (Rev. Dubai, 2018) on strategy of today;"),
            citation("x1", "c1", RESOLUTION_71),
            new("c2", "Resolution 200 (Busan, 2014), on other matters;", label="b", ordinal=2),
            citation("x2", "c2", RESOLUTION_200),
        ],
        [new("c1", "Resolution 71 (Rev. Dubai, 2018), on strategy of today;"), citation("x1", "c1", RESOLUTION_71)],
        'The title of PP Resolution 71 follows without a comma ("on strategy of today ...").',
    ),
    "ITU306": (
        [new("c1", "the Conference (WTDC) , which met;")],
        [clause("c1", "the Conference , which met;", before="the Conference , which met;")],
        'There is a blank before a mark: "the Conference (WTDC) , which met;".',
    ),
    "ITU307": (
        [new("c1", "the work  of the group;")],
        [new("c1", "the work of the group;", more="; itu:seam 8")],
        'There are two blanks: "the work␣␣of the group;".',
    ),
    "ITU308": (
        [new("c1", "the bodies;, and others;")],
        [new("c1", "the bodies, etc., and others;")],
        'Two marks stand where one belongs: "the bodies;, and others;".',
    ),
    "ITU309": (
        [new("c1", "the bodies,and others;")],
        [new("c1", "the bodies, and 1,000 others;")],
        'The blank behind a mark is missing: "the bodies,and others;".',
    ),
    "ITU310": (
        [clause("c1", "other organizations;"), new("c2", "the organisation of it;", label="b", ordinal=2)],
        [clause("c1", "other organizations;"), new("c2", "to advise and to revise it;", label="b", ordinal=2)],
        '"organisation" is spelled otherwise than in the rest of the text.',
    ),
    "ITU311": (
        [clause("c1", "the Internet of lamps (IoL);"), new("c2", "the Internet of Lamps;", label="b", ordinal=2)],
        [clause("c1", "the Internet of lamps (IoL);"), new("c2", "Resolution 1 on the Internet of Lamps;", label="b", ordinal=2)],
        '"Internet of Lamps" stands beside "Internet of lamps".',
    ),
    "ITU312": (
        [
            clause("c1", "x"),
            citation("x1", "c1", '; itu:citesInstrumentAfter :r71 ; itu:writtenAfter "Resolution 71 (Rev. Dubai, 2018)"'),
            citation("x2", "c1", '; itu:citesInstrumentAfter :r71 ; itu:writtenAfter "Res. 71"'),
        ],
        [
            clause("c1", "x"),
            citation("x1", "c1", '; itu:citesInstrumentAfter :r71 ; itu:writtenAfter "Resolution 71 (Rev. Dubai, 2018)"'),
            citation("x2", "c1", '; itu:citesInstrumentAfter :r71 ; itu:writtenAfter "Resolution 71"'),
        ],
        "PP Resolution 71 is cited in two forms: Res. 71 and Resolution 71.",
    ),
    "ITU313": (
        [
            new("c1", "to work with SG2;"),
            mention("m1", "c1", "sg2", "SG2"),
            ":sg2 a itu:StudyGroup .\n",
            new("c2", "to tell Study Group 2;", label="b", ordinal=2),
            mention("m2", "c2", "sg2", "Study Group 2"),
        ],
        [new("c1", "to work with SG2;"), mention("m1", "c1", "sg2", "SG2")],
        '"SG2" stands in a text that writes "Study Group 2" elsewhere.',
    ),
    "ITU314": (
        [new("c1", "the sustainable development goals;")],
        [new("c1", "sustainable development and the Sustainable Development Goals;")],
        '"sustainable development goals" is an official name and is written with capitals.',
    ),
    "ITU406": (
        [':s2 a itu:Section ; itu:inText :eur ; itu:headingAfter "recalling" ; itu:heading "recalling" ; itu:ordinal 2 . :eur-recalling itu:headingAfter "recalling" ; itu:ordinal 1 ; itu:sourceLine 9 .'],
        [':s2 a itu:Section ; itu:inText :eur ; itu:headingAfter "recalling further" ; itu:heading "recalling further" ; itu:ordinal 2 . :eur-recalling itu:headingAfter "recalling" ; itu:ordinal 1 ; itu:sourceLine 9 .'],
        'A second section "recalling"; the first is on line 9.',
    ),
    "ITU407": (
        [new("c1", "led by the IoL;"), new("c2", "the Internet of lamps (IoL);", label="b", ordinal=2)],
        [new("c1", "the Internet of lamps (IoL);"), new("c2", "led by the IoL;", label="b", ordinal=2)],
        '"IoL" is used here, but defined only in recalling.',
    ),
    "ITU408": (
        [new("c1", "the Internet of lamps (IoL);"), new("c2", "the Internet of Lamps (IoL);", label="b", ordinal=2)],
        [new("c1", "the Internet of lamps (IoL);"), new("c2", "the IoL;", label="b", ordinal=2)],
        '"IoL" is defined again; recalling has defined it.',
    ),
    "ITU409": (
        [new("c1", "bright lamps for cities (BLC);"), new("c2", "blue lamps for cities (BLC);", label="b", ordinal=2)],
        [new("c1", "bright lamps for cities (BLC);"), new("c2", "bright lamps for cities (BLC);", label="b", ordinal=2)],
        '"BLC" stands for "blue lamps for cities" here, but for "bright lamps for cities" in recalling.',
    ),
    "ITU410": (
        [new("c1", "in order to achieve the KQIs;")],
        [new("c1", "in order to achieve key quality indicators (KQIs), and ETSI;")],
        '"KQIs" is not defined in the text.',
    ),
    "ITU411": (
        [new("c1", "the quality of lamps (QoL);")],
        [new("c1", "the quality of lamps (QoL) and QoL alone;")],
        '"QoL" is defined here, but never used.',
    ),
    "ITU412": (
        [new("c1", "the Internet of lamps (IoL);"), new("c2", "the Internet of lamps again;", label="b", ordinal=2)],
        [new("c1", "the Internet of lamps (IoL);"), new("c2", "the IoL again;", label="b", ordinal=2)],
        '"Internet of lamps" is spelled out, although recalling abbreviates it to "IoL".',
    ),
    "ITU413": (
        [new("c1", "that the work should continue to grow;", more='; itu:part "preamble"')],
        [new("c1", "that the work continues;", more='; itu:part "preamble"')],
        'The preamble says what should be done: "work should continue to grow".',
    ),
    "ITU414": (
        [new("c1", "that much was done. There has been more;")],
        [new("c1", "that No. 5 of the Rev. Dubai text says so;")],
        'A full stop divides the clause ("was done. There has").',
    ),
    "ITU415": (
        [clause("c1", label="d", ordinal=1), clause("c2", label="c", ordinal=2)],
        [clause("c1", label="c", ordinal=1), clause("c2", label="d", ordinal=2)],
        "c) stands below d).",
    ),
    "ITU416": (
        [front("l1", "numbering", "RESOLUTION 98 (Rev. Geneva, 2022)"), front("l2", "history", "(Hammamet, 2016)")],
        [front("l1", "numbering", "RESOLUTION 98 (Rev. Geneva, 2022)"), front("l2", "history", "(Hammamet, 2016; Geneva, 2022)")],
        "The number line says (Rev. Geneva, 2022), which the history (Hammamet, 2016) lacks.",
    ),
    "ITU417": (
        [NUMBERED % "40A2"],
        [NUMBERED % "40A1"],
        "The proposal is marked EUR/40A1/1, but stands in document 40A2.",
    ),
    "ITU418": (
        [ECP, ':n a itu:Announcement ; itu:announcedIn :doc ; itu:contribution "C-038_ECP_Add31" ; itu:presentAs :eur .'],
        [ECP, ':n a itu:Announcement ; itu:announcedIn :doc ; itu:contribution "C-038_EUR_Add31" ; itu:presentAs :eur .'],
        "The list announces C-038_ECP_Add31, but the proposal is marked EUR/38A31/1.",
    ),
    "ITU501": (
        [clause("c1", None, change="deleted", before="the Internet of lamps (IoL);"), clause("c2", "the IoL;", before="the IoL;", label="b", ordinal=2)],
        [clause("c1", None, change="deleted", before="the Internet of lamps (IoL);"), clause("c2", "the lamps;", before="the IoL;", label="b", ordinal=2)],
        'Striking this takes away the only definition of "IoL", which recalling still uses.',
    ),
    "ITU502": (
        [
            clause("c1", "Resolution 71 (Rev. Dubai, 2018), which invites all to read;", change="modified", before="Resolution 71 (Rev. Busan, 2014), which invites all to read;"),
            citation("x1", "c1", '; itu:citesInstrumentAfter :r71 ; itu:citesInstrumentBefore :r71 ; itu:citesEditionAfter :r71-dubai ; itu:citesEditionBefore :r71-busan ; itu:editionMarkAfter "Rev. Dubai, 2018" ; itu:editionMarkBefore "Rev. Busan, 2014"'),
        ],
        [
            clause("c1", "Resolution 71 (Rev. Dubai, 2018), which asks all to write;", change="modified", before="Resolution 71 (Rev. Busan, 2014), which invites all to read;"),
            citation("x1", "c1", '; itu:citesInstrumentAfter :r71 ; itu:citesInstrumentBefore :r71 ; itu:citesEditionAfter :r71-dubai ; itu:citesEditionBefore :r71-busan ; itu:editionMarkAfter "Rev. Dubai, 2018" ; itu:editionMarkBefore "Rev. Busan, 2014"'),
        ],
        'The edition of PP Resolution 71 is now (Rev. Dubai, 2018), but what is said of its content is that of (Rev. Busan, 2014): "which invites all to".',
    ),
    "ITU503": (
        [clause("c1", "to support workshops on lamps and wicks in all the regions;"), new("c2", "to support workshops on lamps and wicks in all the regions of it;", label="b", ordinal=2)],
        [clause("c1", "to support workshops on lamps and wicks in all the regions;"), new("c2", "to report each year on what was done with the budget for cities;", label="b", ordinal=2)],
        "The clause says nearly what recalling says: they share 100% of the words of the shorter one.",
    ),
    "ITU504": (
        [DIRECTORS, new("c1", "x"), mention("m1", "c1", "director-bdt", "Director of BDT"), mandate("g1", "c1", "director-bdt", "m1")],
        [DIRECTORS, new("c1", "x"), mention("m1", "c1", "director-tsb", "Director of TSB"), mandate("g1", "c1", "director-tsb", "m1")],
        "Director BDT belongs to ITU-D, and is instructed in a text of WTSA (ITU-T).",
    ),
    "ITU505": (
        [
            clause("c1", None, change="deleted", before="Resolution 71 (Rev. Dubai, 2018);"),
            citation("x1", "c1", "; itu:citesInstrumentBefore :r71 ; itu:citesEditionBefore :r71-dubai", change="deleted"),
            clause("c2", "as in Resolution 71;", label="b", ordinal=2),
            citation("x2", "c2", "; itu:citesInstrumentAfter :r71"),
        ],
        [
            clause("c1", None, change="deleted", before="Resolution 71 (Rev. Dubai, 2018);"),
            citation("x1", "c1", "; itu:citesInstrumentBefore :r71 ; itu:citesEditionBefore :r71-dubai", change="deleted"),
            clause("c2", "as in Resolution 71 (Rev. Dubai, 2018);", label="b", ordinal=2),
            citation("x2", "c2", "; itu:citesInstrumentAfter :r71 ; itu:citesEditionAfter :r71-dubai"),
        ],
        "Striking this leaves PP Resolution 71 without an edition, though another clause still speaks of it.",
    ),
    "ITU506": (
        [
            DIRECTORS, PARTNER, clause("c1"), mention("m1", "c1", "partner", "U4X", "kept"), mandate("g1", "c1", "director-tsb", "m1"),
            new("c2", "to work with U4X;", label="b", ordinal=2), mention("m2", "c2", "partner", "U4X"), mandate("g2", "c2", "director-tsb", "m2"),
        ],
        [
            DIRECTORS, PARTNER, clause("c1"), mandate("g1", "c1", "director-tsb", "m1"),
            new("c2", "to work with U4X;", label="b", ordinal=2), mention("m2", "c2", "partner", "U4X"), mandate("g2", "c2", "director-tsb", "m2"),
        ],
        "Director TSB is mandated about U4X here and in another clause.",
    ),
    "ITU604": (
        [changed("that it was;", "eur", "c1"), changed("that it will be;", "acp", "c2")],
        [changed("that it was;", "eur", "c1"), changed("that it was;", "acp", "c2")],
        "recalling a) is changed differently by APT and CEPT.",
    ),
    "ITU605": (
        [at_base("eur", "c1"), new("c2", "x", label="b", ordinal=2), at_base("acp", "c3"), new("c4", "y", label="b", ordinal=2, proposal="acp")],
        [at_base("eur", "c1"), new("c2", "x", label="b", ordinal=2), at_base("acp", "c3")],
        "Behind recalling a) of the base text, new clauses are put by several: APT b); CEPT b).",
    ),
    "ITU606": (
        [new("c1", "on devices;", label="l"), new("c2", "on security;", label="l", proposal="acp")],
        [new("c1", "on devices;", label="l"), new("c2", "on security;", label="m", proposal="acp")],
        "recalling l is a new clause of APT and CEPT, and not the same.",
    ),
    "ITU607": (
        [new("c1", "to train people in developing countries to light the lamps;"), new("c2", "to train all the people in developing countries to light lamps;", proposal="acp")],
        [new("c1", "to train people in developing countries to light the lamps;"), new("c2", "to report each year to the Council on what was spent by the cities;", proposal="acp")],
        "This addition of CEPT says nearly what APT recalling adds (80% of the words).",
    ),
    "ITU608": (
        [
            new("c1", "Resolution 71 (Rev. Dubai, 2018), on old lamps;"), citation("x1", "c1", RESOLUTION_71),
            new("c2", "Resolution 71 (Rev. Dubai, 2018), on new lamps;", proposal="acp"), citation("x2", "c2", RESOLUTION_71),
        ],
        [
            new("c1", "Resolution 71 (Rev. Dubai, 2018), on new lamps;"), citation("x1", "c1", RESOLUTION_71),
            new("c2", "Resolution 71 (Rev. Dubai, 2018), on new lamps;", proposal="acp"), citation("x2", "c2", RESOLUTION_71),
        ],
        'PP Resolution 71 is cited with different titles: "old lamps" CEPT; "new lamps" APT.',
    ),
    "ITU609": (
        [new("c1", "x"), citation("x1", "c1", "; itu:citesInstrumentAfter :r71"), new("c2", "y", proposal="acp"), citation("x2", "c2", "; itu:citesInstrumentAfter :r71"), ":eur itu:cites :r71 . :acp itu:cites :r71 ."],
        [new("c1", "x"), citation("x1", "c1", "; itu:citesInstrumentAfter :r71"), ":eur itu:cites :r71 . :acp itu:cites :r71 ; itu:citedInBase :r71 ."],
        "PP Resolution 71 is newly cited by APT, CEPT.",
    ),
    "ITU610": (
        [changed("by the year 2025;", "eur", "c1", "by the year 2020;"), clause("c2", "by the year 2020;", proposal="acp", before="by the year 2020;", more="; itu:baseClause :base-a")],
        [changed("by the year 2025;", "eur", "c1", "by the year 2020;"), changed("by the year 2025;", "acp", "c2", "by the year 2020;")],
        "recalling a) has different years: 2020 APT; 2025 CEPT.",
    ),
    "ITU611": (
        [
            changed("that lamps are bright in all the towns;", "eur", "c1", "that cities grow with each passing year;"),
            clause("c2", proposal="acp", before="that cities grow with each passing year;", more="; itu:baseClause :base-a"),
        ],
        [
            changed("that cities grow with each passing month;", "eur", "c1", "that cities grow with each passing year;"),
            clause("c2", proposal="acp", before="that cities grow with each passing year;", more="; itu:baseClause :base-a"),
        ],
        "recalling a) is replaced by CEPT, kept by APT.",
    ),
    "ITU701": (
        [':a a itu:Edition ; rdfs:label "R 1 (A)" ; itu:supersedes :a . :a itu:inDocument :doc .'],
        [':a a itu:Edition ; rdfs:label "R 1 (A)" ; itu:supersedes :b . :a itu:inDocument :doc .'],
        "R 1 (A) supersedes itself.",
    ),
    "ITU702": (
        [':a a itu:Edition ; rdfs:label "R 1 (A)" ; itu:inDocument :doc ; itu:adoptedNoLaterThan "2014-01-01"^^xsd:date ; itu:supersedes :b . :b rdfs:label "R 1 (B)" ; itu:adoptedNoLaterThan "2018-01-01"^^xsd:date .'],
        [':a a itu:Edition ; rdfs:label "R 1 (A)" ; itu:inDocument :doc ; itu:adoptedNoLaterThan "2018-01-01"^^xsd:date ; itu:supersedes :b . :b rdfs:label "R 1 (B)" ; itu:adoptedNoLaterThan "2014-01-01"^^xsd:date .'],
        "R 1 (A) (adopted by 2014-01-01) supersedes R 1 (B), adopted by 2018-01-01.",
    ),
    "ITU703": (
        [SUPPRESSED, ':own a itu:Edition ; rdfs:label "PP Resolution 1 (Dubai, 2018)" ; itu:inDocument :doc . :k a itu:Clause ; itu:inText :own ; itu:ofEdition :own ; itu:change "kept" ; itu:ordinal 1 ; itu:textAfter "x" .', citation("x1", "k", "; itu:citesInstrumentAfter :r71 ; itu:citesInstrumentBefore :r71")],
        [':own a itu:Edition ; rdfs:label "PP Resolution 1 (Dubai, 2018)" ; itu:inDocument :doc . :k a itu:Clause ; itu:inText :own ; itu:ofEdition :own ; itu:change "kept" ; itu:ordinal 1 ; itu:textAfter "x" .', citation("x1", "k", "; itu:citesInstrumentAfter :r71")],
        "PP Resolution 1 (Dubai, 2018) is in force and cites PP Resolution 71, which is suppressed.",
    ),
    "ITU108": (
        [TITLED, new("c1", "Resolution 71 (Rev. Dubai, 2018), on bridging the standardization gap between developing and developed countries;"), citation("x1", "c1", WTSA_RESOLUTION_2)],
        [TITLED, new("c1", "Resolution 44 (Rev. Geneva, 2022), on bridging the standardization gap between developing and developed countries;"), citation("x1", "c1", WTSA_RESOLUTION_2.replace("r2 ", "r44 ").replace("Resolution 71 (Rev. Dubai, 2018)", "Resolution 44 (Rev. Geneva, 2022)"))],
        'WTSA Resolution 2 is cited with the title of WTSA Resolution 44: "bridging the standardization gap between developing and developed countries".',
    ),
    "ITU109": (
        [CAPITAL_TITLE, new("c1", "Resolution 71 (Rev. Dubai, 2018), on the lamps of tomorrow;"), citation("x1", "c1", RESOLUTION_300)],
        [CAPITAL_TITLE, new("c1", "Resolution 71 (Rev. Dubai, 2018), on the Lamps of tomorrow;"), citation("x1", "c1", RESOLUTION_300)],
        'The title of PP Resolution 300 has capitals that are missing here: "lamps".',
    ),
    "ITU315": (
        [RA_66, new("c1", "x"), citation("x1", "c1", '; itu:citesInstrumentAfter :ra66 ; itu:revisedAfter true ; itu:editionMarkAfter "Rev. Dubai, 2023" ; itu:writtenAfter "Resolution 66 (Rev. Dubai, 2023)"')],
        [RA_66, new("c1", "x"), citation("x1", "c1", '; itu:citesInstrumentAfter :ra66 ; itu:revisedAfter true ; itu:editionMarkAfter "Rev. Dubai, 2023" ; itu:writtenAfter "Resolution ITU-R 66-2"')],
        "RA Resolution 66 is cited by place and year: (Rev. Dubai, 2023).",
    ),
    "ITU316": (
        [new("c1", "x"), citation("x1", "c1", '; itu:citesEditionAfter :r71-dubai ; itu:writtenAfter "Resolution 71 (Rev. Dubay, 2018)"')],
        [new("c1", "x"), citation("x1", "c1", '; itu:citesEditionAfter :r71-dubai ; itu:writtenAfter "Resolution 71 (Rev. Dubai, 2018)"')],
        'The place of (Rev. Dubai, 2018) is spelled otherwise: "Dubay".',
    ),
    "ITU317": (
        [new("c1", "taking into account Member States needs;")],
        [new("c1", "taking into account Member States' needs;")],
        'An apostrophe is missing: "Member States needs".',
    ),
    "ITU318": (
        [new("c1", "to report on lamps taking into account the wicks;")],
        [new("c1", "to report on lamps, taking into account the wicks, and in particular the oil;")],
        'A comma is missing: "lamps taking into account".',
    ),
    "ITU419": (
        [':added a itu:Proposal ; itu:action "ADD" ; itu:changesInstrument :r200 ; itu:inDocument :doc .'],
        [':added a itu:Proposal ; itu:action "MOD" ; itu:changesInstrument :r200 ; itu:inDocument :doc .'],
        "The proposal is marked ADD, but PP Resolution 200 exists: (Busan, 2014).",
    ),
    "ITU420": (
        [announced("n1", "WTSA C-037_APT_Add28"), announced("n2", "WTSA C-038_EUR_Add31"), announced("n3", "WTSA-C-039_IAP_Add23")],
        [announced("n1", "WTSA C-037_APT_Add28"), announced("n2", "WTSA C-038_EUR_Add31"), announced("n3", "WTSA C-039_IAP_Add23")],
        "WTSA-C-039_IAP_Add23 is written in another form than the other entries, as WTSA C-037_APT_Add28.",
    ),
    "ITU421": (
        [clause("c1", "the ITU Telecommunication Standardization Sector (ITU-T);"), new("c2", "the role of ITU-R;", label="b", ordinal=2)],
        [clause("c1", "the ITU Telecommunication Standardization Sector (ITU-T);"), new("c2", "the ITU Radiocommunication Sector (ITU-R), ISO/IEC and ITU;", label="b", ordinal=2)],
        "The text gives the names of ITU-T in full, but not that of ITU-R.",
    ),
    "ITU422": (
        [':twice a itu:Proposal ; itu:identifier "EUR/38A31/1" ; itu:inDocument :doc ; itu:ordinal 2 . :eur itu:ordinal 1 .'],
        [':twice a itu:Proposal ; itu:identifier "EUR/38A31/2" ; itu:inDocument :doc ; itu:ordinal 2 . :eur itu:ordinal 1 .'],
        "A second proposal is marked EUR/38A31/1.",
    ),
    "ITU507": (
        [clause("c1", None, change="deleted", before="the Recommendation that defines IoL as light;"), clause("c2", "the IoL;", before="the IoL;", label="b", ordinal=2)],
        [clause("c1", None, change="deleted", before="the Recommendation that defines IoL as light;"), clause("c2", "the lamps;", before="the IoL;", label="b", ordinal=2)],
        'Striking this takes away what the text says "IoL" is, which recalling still uses.',
    ),
    "ITU508": (
        [new("c1", "Goal 11 to make cities safe and bright;"), new("c2", "Goal 11: make all cities safe, bright and fair;", label="b", ordinal=2)],
        [new("c1", "Goal 11 to make cities safe and bright;"), new("c2", "Goal 12 to make cities safe and bright;", label="b", ordinal=2)],
        "Goal 11 is quoted here and in recalling, in different words.",
    ),
    "ITU612": (
        [changed("that it was;", "eur", "c1"), at_base("acp", "c2")],
        [changed("that it was;", "eur", "c1"), changed("that it will be;", "acp", "c2")],
        "CEPT alone changes recalling a).",
    ),
    "ITU613": (
        [at_base("eur", "c1"), at_base("acp", "c2").replace('"a"', '"b"')],
        [at_base("eur", "c1"), at_base("acp", "c2")],
        "recalling a) of the base text is b) in APT, a) in CEPT.",
    ),
}  # fmt: skip
