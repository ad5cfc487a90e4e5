"""A visit at the window, as a day is made of them: which matter, who comes and how, what their documents do not tell, what is
special on the way, and how it ends. And what a manifest shows of all that: its kinds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from comers import card_of, firm_and_agent, guardian_wanted, name_firm, no_card, with_agent
from endings_case import dispute
from hard_day import take_away
from imports import bring, choose_material, has_pages
from matters import Hands
from papers_brought import pdf, photograph
from processes import until
from screen import BUTTON, ITEM, LIST
from signing import by_fingerprint, seal_handed_over, seal_wanted

KINDS_OF_DOCUMENT = {"111": "resident card", "112": "temporary card", "113": "household register", "114": "officer's card", "414": "passport",
                     "553": "foreigner's card", "554": "HK, Macao or Taiwan card"}
PROOFS = {"chip": "by chip", "eye": "by eye, second person", "code": "by a shown code"}


class Window:
    """One window on one day. second: the colleague who can be called over, and their PIN; it changes with the shift."""

    def __init__(self, story, counter, second: tuple):
        self.story, self.counter, self.screen, self.second = story, counter, counter.screen, second
        self.hands = Hands(counter)
        self.ended: list[tuple[str, str]] = []  # matter, state
        self.sheets = 0
        self.seconds: list[float] = []


@dataclass(frozen=True)
class Visit:
    matter: int  # its number in services.md
    come: Callable[[Window], None]
    state: str
    answers: dict = field(default_factory=dict)  # question → words, where the first choice is not the one that is meant
    told: dict = field(default_factory=dict)  # label → what the applicant says there
    form: Callable[[Window], None] | None = None  # when it is filled
    papers: Callable[[Window], int] | None = None  # in place of one sheet of each; answers with how many pages came
    sign: Callable[[Window], None] | None = None  # in place of strokes


# ---- who comes

def chip(card: str) -> Callable[[Window], None]:
    def come(window: Window) -> None:
        window.story.bench.put_card(card)
        window.screen.find(BUTTON, "继续：选择事项", enabled=True, seconds=30)
        take_away(window.story)
    return come


def shown(papers) -> Callable[[Window], None]:
    """Whatever has no chip that could be read: typed, and a second clerk looks too."""
    def come(window: Window) -> None:
        staff, pin = window.second
        no_card(window.story, window.counter, papers, staff, pin)
        window.screen.wait_text(f"核对人{staff['no']}")
    return come


def child_with_guardian(papers, card: str) -> Callable[[Window], None]:
    def come(window: Window) -> None:
        shown(papers)(window)
        guardian_wanted(window.counter)
        card_of(window.story, window.counter, card, "监护人：父母")
    return come


def firm(window: Window) -> None:
    name_firm(window.counter)
    firm_and_agent(window.story, window.counter)


def represented(card: str, by: str) -> Callable[[Window], None]:
    def come(window: Window) -> None:
        chip(card)(window)
        with_agent(window.story, window.counter, by)
    return come


# ---- what is special on the way

def disputed(window: Window) -> None:
    dispute(window.story, window.counter)


def brought(material: str, second: str) -> Callable[[Window], int]:
    """Files of theirs instead of sheets: a PDF of three pages and a photograph."""
    def papers(window: Window) -> int:
        telephone = window.story.telephone
        telephone.mkdir(parents=True, exist_ok=True)
        (telephone / "form.pdf").write_bytes(pdf(3, "Form"))
        photograph(telephone / "photo.jpg")
        window.screen.press("继续：材料", BUTTON)
        for name, file, pages in ((material, "form.pdf", 3), (second, "photo.jpg", 1)):
            choose_material(window.counter, name)
            bring(window.story, window.counter, file)
            has_pages(window.counter, name, pages)
            came_as(window, name, "d", "电子件1份")
        window.story.picture("brought")
        return window.hands.collect_rest() + 2
    return papers


def compared(material: str) -> Callable[[Window], int]:
    """A copy where the service wants the original, laid beside it."""
    def papers(window: Window) -> int:
        sheets = window.hands.collect()
        line = window.screen.line(ITEM, material, window.screen.find(LIST, "材料清单"))
        line.act()
        until("it in hand", lambda: line.checked, 10, window.hands.alive)
        came_as(window, material, "f", "复印件1份，待核对原件")
        came_as(window, material, "h", "复印件1份，已核对")
        window.story.picture("compared")
        return sheets
    return papers


def came_as(window: Window, material: str, key: str, words: str) -> None:
    window.screen.keys(key)
    until(f"'{words}' of {material}", lambda: words in window.screen.line(
        ITEM, material, window.screen.find(LIST, "材料清单")).description, 20, window.hands.alive)


def fingerprint(window: Window) -> None:
    staff, pin = window.second
    by_fingerprint(window.story, window.counter, staff["no"], pin)
    window.story.picture("fingerprint")


def seal(window: Window) -> None:
    seal_wanted(window.story, window.counter)
    seal_handed_over(window.counter)
    window.story.picture("sealed")


# ---- what a manifest shows of it

def kinds(draft: dict) -> Iterator[str]:
    """Of one case, from what went to the hall; the same word once."""
    found = set()
    if "organisation" in draft:
        found |= {"organisation", "agent"}
    else:
        person = draft["applicant"]
        found |= {KINDS_OF_DOCUMENT[person["document"]], PROOFS[person["proof"]]}
        found |= {"guardian"} if "guardian" in draft else set()
        found |= {"agent"} if "agent" in draft else set()
    filings = [f for f in draft["filings"] if f["pages"]]
    if any(f["material"] in ("party-mandate", "mandate") for f in filings):
        found.add("mandate")
    if any("compared" in f.get("handed", {}) for f in filings):
        found.add("copy compared")
    if any("files" in f.get("handed", {}) for f in filings):
        found.add("files brought")
    values = draft["form"].values()
    if any("dispute" in v for v in values):
        found.add("disputed value")
    if any(v["source"] == "earlier-case" for v in values):
        found.add("from an earlier case")
    if draft["situation"]:
        found.add("by situation")
    found.add("signed by " + {"fingerprint": "fingerprint, witnessed", "seal": "seal"}.get(draft["signature"].get("way"), "hand"))
    yield from sorted(found)
