"""The names of bodies in English, and the words that give them a role.

The register's names are looked for as well: here stand only names it does not list, categories of members, and names
that hide others.
"""

from itugraph.citations.language import Adopter, Cue, GroupWord, Organization

ADOPTERS = (
    Adopter("PP", ("Plenipotentiary Conference", "Additional Plenipotentiary Conference"), ("PP", "APP")),
    Adopter(
        "WTSA",
        ("World Telecommunication Standardization Assembly", "World Telecommunications Standardization Assembly"),
        ("WTSA",),
    ),
    Adopter("WTSC", ("World Telecommunication Standardization Conference",), ("WTSC",)),
    Adopter(
        "WTDC",
        ("World Telecommunication Development Conference", "World Telecommunications Development Conference"),
        ("WTDC",),
    ),
    Adopter("RA", ("Radiocommunication Assembly", "World Radiocommunication Assembly"), ("RA",)),
    Adopter("WRC", ("World Radiocommunication Conference", "World Radio Communication Conference"), ("WRC",)),
    Adopter(
        "WARC",
        ("World Administrative Radio Conference", "World Administrative Radiocommunication Conference"),
        ("WARC",),
    ),
    Adopter("Council", ("ITU Council", "Council of ITU", "Council of the Union", "Council")),
    Adopter(
        "WTPF",
        (
            "World Telecommunication Policy Forum", "World Telecommunication/ICT Policy Forum",
            "World Telecommunication/Information and Communication Technology Policy Forum",
        ),
        ("WTPF",),
    ),
    Adopter(
        "WCIT",
        ("World Conference on International Telecommunications", "World Conference on International Telecommunication"),
        ("WCIT",),
    ),
    Adopter(
        "UNGA",
        (
            "United Nations General Assembly", "UN General Assembly", "General Assembly of the United Nations",
            "General Assembly", "United Nations",
        ),
        ("UNGA", "UN"),
    ),
    Adopter("ECOSOC", ("Economic and Social Council", "United Nations Economic and Social Council"), ("ECOSOC",)),
    Adopter(
        "UN Security Council",
        ("United Nations Security Council", "UN Security Council", "Security Council"),
        ("UNSC",),
    ),
    Adopter(
        "UN Human Rights Council",
        ("United Nations Human Rights Council", "UN Human Rights Council", "Human Rights Council"),
        ("UNHRC",),
    ),
)  # fmt: skip

SECTOR_NAMES = (
    ("ITU-T", ("Telecommunication Standardization Sector",)),
    ("ITU-R", ("Radiocommunication Sector",)),
    ("ITU-D", ("Telecommunication Development Sector",)),
)

BUREAU_SUBJECTS = (
    ("TSB", ("Telecommunication Standardization", "Telecommunications Standardization")),
    ("BDT", ("Telecommunication Development", "Telecommunications Development")),
    ("BR", ("Radiocommunication", "Radiocommunications")),
)

GROUP_WORDS = (
    GroupWord("Focus Group", "FG"),
    GroupWord("Joint Coordination Activity", "JCA"),
    GroupWord("Global Standards Initiative", "GSI"),
    GroupWord("Council Working Group", "CWG"),
    GroupWord("Expert Group", "EG"),
    GroupWord("Correspondence Group", "CG"),
    GroupWord("Joint Task Group", "JTG"),
)

TRAPS = (
    "Staff Council", "Privy Council", "Research Council", "Council of Europe", "Council of the European Union",
    "Gulf Cooperation Council", "Advisory Council", "City Council", "Council of Ministers", "National Council",
    "Council of Arab Ministers", "Business Council", "European Council", "Postal Union",
    "Associate Rapporteur", "Associate Director", "Associate Professor", "Associate Editor", "Associate Member",
    "Associate Members", "Credit Union", "Economic Union", "Customs Union", "Soviet Union", "Parliamentary Union",
    "Broadcasting Union", "Radio Amateur Union", "Pan-African Telecommunication Union",
)  # fmt: skip

ORGANIZATIONS = (
    Organization("Member States", ("Member States", "Member State")),
    Organization("Sector Members", ("Sector Members", "Sector Member")),
    Organization("Associates", ("Associates", "Associate")),
    Organization("Academia", ("Academia",)),
    Organization("administrations", ("administrations",)),
    Organization("ITU-T membership", ("ITU-T membership", "ITU Telecommunication Standardization Sector membership")),
    Organization("ITU-R membership", ("ITU-R membership",)),
    Organization("ITU-D membership", ("ITU-D membership",)),
    Organization("ITU-T study groups", ("ITU-T study groups",)),
    Organization("ITU-R study groups", ("ITU-R study groups",)),
    Organization("ITU-D study groups", ("ITU-D study groups",)),
    Organization("Council", ("ITU Council", "Council of ITU", "Council of the Union"), ("Council",)),
    Organization("Council working groups", ("Council working groups",), ("CWGs", "CWG")),
    Organization("WTSA", ("World Telecommunications Standardization Assembly",)),
    Organization("WTDC", ("World Telecommunications Development Conference",)),
    Organization(
        "UN Human Rights Council",
        ("United Nations Human Rights Council", "UN Human Rights Council", "Human Rights Council"),
    ),
    Organization("UN Security Council", ("United Nations Security Council", "UN Security Council", "Security Council")),
    Organization("ECOSOC", ("United Nations Economic and Social Council", "Economic and Social Council"), ("ECOSOC",)),
    Organization(
        "UN Secretary-General",
        (
            "UN Secretary-General", "United Nations Secretary-General",
            "Secretary-General of the United Nations", "Secretary-General of the UN",
        ),
    ),
    Organization("WSIS", ("World Summit for the Information Society",)),
    Organization("RRC", ("Regional Radiocommunication Conference",), ("RRC",)),
    Organization("IoT-GSI", ("Internet of things Global Standards Initiative",), ("IoT-GSI", "GSI-IoT")),
    Organization("League of Arab States", ("League of Arab States",), ("LAS",)),
    Organization("European Union", ("European Union",), ("EU",)),
    Organization("African Union", ("African Union",)),
    Organization("COMTELCA", (), ("COMTELCA",)),
    Organization("CTU", ("Caribbean Telecommunications Union",)),
    Organization("CITS", ("collaboration on ITS communication standards",)),
    Organization("ERA", ("European Union Agency for Railways",)),
    Organization("OIC", ("Organization of Islamic Cooperation",), ("OIC",)),
    Organization("World Bank", ("World Bank",)),
    Organization("UNDP", ("United Nations Development Programme",), ("UNDP",)),
    Organization("UNEP", ("United Nations Environment Programme",), ("UNEP",)),
    Organization("UNICEF", ("United Nations Children's Fund",), ("UNICEF",)),
    Organization("UNCTAD", ("United Nations Conference on Trade and Development",), ("UNCTAD",)),
    Organization("UNFCCC", (), ("UNFCCC",)),
    Organization("UN Women", ("UN Women", "UN-Women")),
    Organization("UNODC", ("United Nations Office on Drugs and Crime",), ("UNODC",)),
    Organization("FAO", ("Food and Agriculture Organization",), ("FAO",)),
    Organization("ILO", ("International Labour Organization",), ("ILO",)),
    Organization("WIPO", ("World Intellectual Property Organization",), ("WIPO",)),
    Organization("OECD", ("Organisation for Economic Co-operation and Development",), ("OECD",)),
    Organization(
        "International Red Cross and Red Crescent Movement", ("International Red Cross and Red Crescent Movement",)
    ),
    Organization("IFRC", ("International Federation of Red Cross and Red Crescent Societies",), ("IFRC",)),
    Organization("ICRC", ("International Committee of the Red Cross",), ("ICRC",)),
    Organization("IARU", ("International Amateur Radio Union",), ("IARU",)),
    Organization("EBU", ("European Broadcasting Union",), ("EBU",)),
    Organization("ISOC", ("Internet Society",), ("ISOC",)),
    Organization("IATA", ("International Air Transport Association",), ("IATA",)),
    Organization("UIC", ("International Union of Railways",), ("UIC",)),
    Organization("CEN", ("European Committee for Standardization",), ("CEN",)),
    Organization("CENELEC", (), ("CENELEC",)),
    Organization("ATIS", (), ("ATIS",)),
    Organization("ARIB", (), ("ARIB",)),
    Organization("CCSA", (), ("CCSA",)),
    Organization("TTA", (), ("TTA",)),
    Organization("TTC", (), ("TTC",)),
    Organization("TSDSI", (), ("TSDSI",)),
    Organization("OASIS", (), ("OASIS",)),
    Organization("3GPP2", (), ("3GPP2",)),
    Organization("INTERPOL", (), ("INTERPOL", "Interpol")),
)  # fmt: skip

CUES = (
    Cue("instructed", (r"instruct(?:s|ing)?", "charges", "entrusts", "tasks", "directs")),
    Cue(
        "invited",
        (
            r"invit(?:e|es|ing)", r"encourag(?:e|es|ing)", r"call(?:s|ing)? (?:up)?on", r"urg(?:e|es|ing)",
            r"request(?:s|ing)?", r"appeal(?:s|ing)? to",
        ),
    ),
    Cue(
        "collaborator",
        (
            *(
                rf"{stem}[a-z-]*"
                r"(?:,? (?!accordance|consistent|conformity|compliance|dealing|line|connection)[a-z-]+){0,6},? with"
                for stem in (
                    "collaborat", "co-?operat", "co-?ordinat", "liais", "partner", "interact", "engag", "consult",
                )
            ),
            r"work(?:s|ing|ed)?(?: closely| jointly| together| collaboratively| in partnership)?(?: and [a-z]+)? with",
            *(
                f"{word} with"
                for word in (
                    "jointly", "together", "conjunction", "concert", "relations", "dialogue", "association", "liaison",
                )
            ),
            "after consulting", "in consulting",
            r"with (?:the )?(?:[a-z]+ )?(?:assistance|support|help) (?:of|from)",
            "with the participation of", "with the involvement of",
            "with the collaboration of", r"joint [a-z]+ with",
        ),
    ),
)  # fmt: skip

PASSIVE_CUES = (
    Cue("instructed", ("instructed to", "charged with", "tasked with", "entrusted with", "directed to")),
    Cue("invited", ("invited to", "encouraged to", "requested to", "urged to", "called upon to", "asked to")),
)
"""The words behind a body, after a form of `be`, that tell what it is to do."""
