"""What each page of the sample graph says, as a table: the address, and words that must be on the page."""

import json
import re
from itertools import pairwise

import pytest
from parsing import parsed, words
from starlette.testclient import TestClient

EUR = "/id/proposal/wtsa-20/EUR/38A31/1"

PAGES = {
    "overview": ("/", ["1 document with 3 proposals", "WTSA Resolution 98", "side by side", "CITEL", "Most cited"]),
    "documents": ("/documents", ["resolution-98-side-by-side.txt", "WTSA-20"]),
    "instruments": ("/instruments?body=WTSA&kind=Resolution", ["WTSA Resolution 1", "WTSA Resolution 98"]),
    "none of these": ("/instruments?body=WTSA&kind=Appendix", ["There is none of these."]),
    "instrument": (
        "/id/pp/resolution/71",
        ["Resolution of PP", "(Rev. Dubai, 2018)", "PP-18", "Cited by 3", "recalling d)", "EUR/38A31/1 CEPT"],
    ),
    "in force then": ("/id/pp/resolution/71?date=2016-05-01", ["On 2016-05-01, (Rev. Busan, 2014) was the edition"]),
    "before the first": ("/id/pp/resolution/71?date=1990-01-01", ["On 1990-01-01, no edition was in force"]),
    "changed instrument": (
        "/id/wtsa/resolution/98",
        ["The 3 proposals side by side", "Proposals to change it", "Hammamet, 2016 → Rev. Geneva, 2022", "SG20"],
    ),
    "dual number": ("/id/itu-t/recommendation/Y.4000", ["Also numbered ITU-T Y.2060", "In the hands of SG20"]),
    "proposal": (EUR, ["Proposal of CEPT to change WTSA Resolution 98", "MOD, modifies", "inserted", "recalling"]),
    "edition without text": (
        "/id/wtsa/resolution/98/hammamet-2016",
        ["The text of this edition is not in the graph", "recalling a)", "IAP/39A23/1"],
    ),
    "clause": (
        f"{EUR}/recalling/a",
        ["Clause of EUR/38A31/1", "modified", "inferred", "preamble", "PP Resolution 197 (Rev. Dubai, 2018)",
         "The same clause in other proposals", "APT/37A28/1", "recalling b) →"],
    ),
    "mandate": (f"{EUR}/instructs-the-director-of-the-telecommunication-standardization-bureau/1",
                ["Instructs and invites", "Director TSB", "operative part"]),
    "base clause": ("/id/wtsa/resolution/98/hammamet-2016/recalling/a", ["What the proposals make of it", "IAP/39A23/1"]),
    "study group": ("/id/body/itu-t-sg20", ["ITU-T Study Group 20", "Instructed and invited", "WTSA-20", "Y.4000"]),
    "region": ("/id/region/cept", ["Regional organization", "Proposes 1", "MOD", "CEPT, ECP, EUR"]),
    "region that only announced": ("/id/region/atu", ["Announced, text not in the graph"]),
    "assembly": ("/id/body/wtsa", ["Sessions", "WTSA-20", "instruments"]),
    "conference": ("/id/conference/wtsa-20", ["Geneva, 2022-03-01 to 2022-03-09", "Proposals to it", "Editions adopted"]),
    "statements": ("/id/register", ["all statements", "itu:completeTo"]),
    "ontology": ("/ontology", ["itu:Clause", "One lettered, numbered or unlabelled paragraph", "in the graph", "itu:cites"]),
}  # fmt: skip


@pytest.mark.parametrize(("path", "expected"), PAGES.values(), ids=PAGES)
def test_a_page_says_what_a_reader_looks_for(client: TestClient, path: str, expected: list[str]) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 200
    read = words(answer.text)
    assert [word for word in expected if word not in read] == []


@pytest.mark.parametrize("path", [path for path, _ in PAGES.values()], ids=PAGES)
def test_a_page_can_be_used_without_seeing_it(client: TestClient, path: str) -> None:
    tree = parsed(client.get(path, headers={"accept": "text/html"}).text)
    assert tree.get("lang") == "en"
    assert len(tree.xpath("//h1")) == 1
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//title")[0].text.endswith("itugraph")
    ids = tree.xpath("//@id")
    assert sorted(set(ids)) == sorted(ids)
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [svg for svg in tree.xpath("//svg") if not svg.get("aria-hidden") and not svg.get("role")] == []
    assert [link for link in tree.xpath("//a") if not "".join(link.itertext()).strip()] == []


def test_findings_are_told_where_they_are(client: TestClient) -> None:
    for _ in range(40):
        if "being worked out" not in client.get("/checks").text:
            break
    assert "What the checks find" in words(client.get("/").text)
    assert parsed(client.get("/").text).xpath("//a[starts-with(@href, '/checks?severity=')]")
    proposal = parsed(client.get(EUR, headers={"accept": "text/html"}).text)
    marked = proposal.xpath("//a[contains(@href, '#findings')]/@href")
    assert marked
    clause = words(client.get(marked[0], headers={"accept": "text/html"}).text)
    assert "What the checks find" in clause
    assert "Instead" in clause


def test_links_of_the_pages_lead_somewhere(client: TestClient) -> None:
    links: set[str] = set()
    for path, _ in PAGES.values():
        tree = parsed(client.get(path, headers={"accept": "text/html"}).text)
        links |= {link.partition("#")[0] for link in tree.xpath("//main//a/@href")}
    checked = sorted(
        link for link in links if link.startswith(("/id/", "/ontology", "/search", "/instruments"))
    )
    assert len(checked) > 100
    answers = {
        link: client.get(link, headers={"accept": "text/html"}).status_code
        for link in checked[:: len(checked) // 90]
    }
    assert {link: status for link, status in answers.items() if status != 200} == {}


def test_anchors_of_a_text_are_there(client: TestClient) -> None:
    ids = parsed(client.get(EUR, headers={"accept": "text/html"}).text).xpath("//@id")
    assert {"recalling", "recalling/a", "title"} <= set(ids)


def test_clauses_of_an_edition_that_was_not_read_are_in_the_order_of_the_proposals(
    client: TestClient,
) -> None:
    page = words(client.get("/id/wtsa/resolution/98/hammamet-2016", headers={"accept": "text/html"}).text)
    places = [
        page.find(name) for name in ("recalling a)", "considering a)", "recognizing a)", "invites the ITU-T")
    ]
    assert places == sorted(places)
    assert places[0] > 0


def test_changes_have_signs_and_elements_of_their_own(client: TestClient) -> None:
    page = client.get(f"{EUR}/recalling/a", headers={"accept": "text/html"}).text
    shown = re.search(r'<div class="clause alone modified">(.*?)</div>', page, re.DOTALL)
    assert shown is not None
    assert "<del>Busan, 2014</del><ins>Rev. Dubai, 2018</ins>" in shown[1]
    assert 'href="/id/pp/resolution/197/dubai-2018"' in shown[1]


DESCRIBED = [
    ("/id/pp/resolution/71", "Legislation", "PP Resolution 71"),
    (EUR, "Legislation", "EUR/38A31/1"),
    ("/id/body/itu-t-sg20", "Organization", "ITU-T Study Group 20"),
    ("/id/conference/wtsa-20", "Event", "WTSA-20"),
    ("/", "Dataset", "itugraph"),
]


@pytest.mark.parametrize(("path", "kind", "name"), DESCRIBED)
def test_pages_carry_schema_org_data(client: TestClient, path: str, kind: str, name: str) -> None:
    tree = parsed(client.get(path, headers={"accept": "text/html"}).text)
    (data,) = (json.loads(script.text) for script in tree.xpath("//script[@type='application/ld+json']"))
    assert (data["@context"], data["@type"], data["name"]) == ("https://schema.org", kind, name)


SEARCHES = [
    ("resolution 71", ["PP Resolution 71", "WTDC Resolution 71", "RA Resolution 71"]),
    ("PP Resolution 71", ["PP Resolution 71"]),
    ("Y.2060", ["ITU-T Y.4000"]),
    ("y2060", ["ITU-T Y.4000"]),
    ("SG20", ["ITU-T Study Group 20"]),
    ("study group 20", ["SG20"]),
    ("CEPT", ["European Conference of Postal"]),
    ("EUR/38A31/1", ["Proposals and documents", "EUR/38A31/1"]),
    ("side-by-side", ["resolution-98-side-by-side.txt"]),
    ("strategic plan union", ["PP Resolution 71"]),
    ("WTSA-20", ["WTSA-20"]),
    ("res 7100", ["Did you mean"]),
    ("zzqqxx", ["Nothing in the graph has this word"]),
    ("", ["All words must stand in one place"]),
]


@pytest.mark.parametrize(("typed", "expected"), SEARCHES)
def test_the_search_finds_what_is_meant(client: TestClient, typed: str, expected: list[str]) -> None:
    answer = client.get("/search", params={"q": typed})
    assert answer.status_code == 200
    read = words(answer.text)
    assert [word for word in expected if word not in read] == []


def test_the_search_finds_wording_whatever_the_order_and_capitals(client: TestClient) -> None:
    pages = [client.get("/search", params={"q": typed}).text for typed in ("Trams counted", "COUNTED trams")]
    passages = [re.findall(r'<ol class="passages".*?</ol>', page, re.DOTALL) for page in pages]
    assert passages[0] == passages[1]


def test_what_was_searched_stands_in_the_search_box(client: TestClient) -> None:
    tree = parsed(client.get("/search", params={"q": 'smart "cities" & <towns>'}).text)
    assert tree.xpath("//input[@id='q']/@value") == ['smart "cities" & <towns>']


@pytest.mark.parametrize(
    "typed", ["%", "\\", '"', "'; DROP", "?x", "{}", "a" * 5000, "\u202e", "résolution", "\x00"]
)
def test_no_search_breaks(client: TestClient, typed: str) -> None:
    assert client.get("/search", params={"q": typed}).status_code == 200


@pytest.mark.parametrize("part", ["0", "-1", "2", "99999999999", "x", "²"])
def test_no_part_of_a_list_breaks(client: TestClient, part: str) -> None:
    for path in ("/instruments", "/documents", "/search?q=the", "/id/body/itu-t-sg20"):
        joined = "&" if "?" in path else "?"
        assert client.get(f"{path}{joined}part={part}", headers={"accept": "text/html"}).status_code == 200


def test_the_parts_of_a_list_are_the_whole(client: TestClient) -> None:
    seen: list[str] = []
    path = "/instruments?kind=Resolution"
    while path:
        tree = parsed(client.get(path).text)
        seen += tree.xpath("//tbody//th/a/@href")
        path = next(iter(tree.xpath("//a[@rel='next']/@href")), "")
    assert len(seen) == len(set(seen)) > 300
