"""A clerk's whole day at one window: twenty cases of many kinds, each filled as its printed example says, through the real
windows; six endings; one case put aside and taken up again, a shift change, a slip printed again, a wrong submission taken back.
In the evening the hall is asked what became of all of them, and openssl judges what it signed."""

import json
import sqlite3

from counter import NEW_PIN, Counter
from day import OTHER_PIN, change_to, leave, to_list
from endings_case import tick
from first_case import open_hall_and_counter
from hard_day import take_away
from matters import Hands, Matter
from outsider import Outsider
from processes import until
from receipts import verify_paper, verify_receipt
from screen import BUTTON, FIELD, ITEM, LABEL, LIST
from slips import says, words_on

LABEL_OF_STATE = {"accepted": "已受理", "back-office": "收件转后台", "correction": "待补正", "refused": "不予受理", "closed": "已办结"}
BUTTON_OF_STATE = {"accepted": "受理", "back-office": "收件转后台", "correction": "一次性补正告知", "refused": "不予受理", "closed": "当场办结"}

# Matter (its number in services.md), whose card, how it ends, and answers that are not the first ones.
MORNING = [
    (2, "zhang", "accepted", {"以哪种方式申请？": "单人户申请"}),
    (6, "li", "accepted", {}),
    (7, "li", "closed", {}),
    (8, "zhang", "back-office", {}),
    (10, "li", "accepted", {}),
    (13, "zhang", "closed", {}),
    (4, "zhang", "accepted", {}),
    (12, "li", "closed", {}),
    (22, "li", "withdrawn", {}),
]
SECOND_CLERK = [
    (38, "li", "closed", {}),
    (88, "zhang", "closed", {}),
    (37, "li", "accepted", {}),
]
AFTERNOON = [
    (32, "li", "closed", {}),
    (33, "li", "accepted", {}),
    (5, "zhang", "correction", {}),
    (19, "zhang", "refused", {}),
    (42, "li", "accepted", {}),
    (21, "zhang", "back-office", {}),
    (20, "li", "accepted", {}),
]
PARKED = (44, "li", "accepted", {})


class Window:
    def __init__(self, story, counter: Counter):
        self.story, self.counter, self.screen, self.hands = story, counter, counter.screen, Hands(counter)
        self.ended: list[tuple[str, str]] = []  # matter, state
        self.sheets = 0
        self.seconds: list[float] = []

    def applicant(self, card: str) -> None:
        self.story.bench.put_card(card)
        self.screen.find(BUTTON, "继续：选择事项", enabled=True, seconds=30)
        take_away(self.story)

    def serve(self, number: int, card: str, state: str, answers: dict) -> None:
        began = self.story.seconds()
        matter = Matter(number)
        self.applicant(card)
        self.hands.take(matter, answers)
        self.finish(matter, state)
        self.seconds.append(self.story.seconds() - began)

    def finish(self, matter: Matter, state: str) -> None:
        self.sheets += self.hands.collect()
        self.counter.sign()
        self.counter.submit()
        self.screen.wait_text("大厅回执已验签", seconds=60)
        if state == "withdrawn":
            self.take_back()
        else:
            self.end(matter, state)
        self.ended.append((matter.name, state))
        self.story.say(f"{len(self.ended):2} {matter.name}: {state}")
        self.story.picture(f"case-{len(self.ended):02}")
        self.screen.press("办完，接待下一位", BUTTON)
        self.screen.wait_text("读到证件即开始办理")

    def end(self, matter: Matter, state: str) -> None:
        self.screen.press(BUTTON_OF_STATE[state], BUTTON)
        if state == "correction":
            tick(self.counter, matter.item["reviewPoints"][0])
            self.screen.press("确认告知补正", BUTTON)
        elif state == "refused":
            self.screen.fill("其他内容", "尚未申请领取、换领、补领居民身份证")
            self.screen.press("确认不予受理", BUTTON)
        self.screen.wait_text(f"^{LABEL_OF_STATE[state]}$", LABEL, seconds=30)

    def take_back(self) -> None:
        self.screen.keys("F11")
        self.screen.wait_text("受理之前可以撤回")
        self.screen.enter(self.screen.find(FIELD, "撤回原因"), "选错事项")
        self.screen.press("撤回", BUTTON)
        self.screen.press("确认撤回", BUTTON)
        self.screen.wait_text("本件已撤回", seconds=60)
        self.screen.keys("Escape")
        self.screen.wait_text("已撤回", seconds=30)


def put_aside(window: Window) -> Matter:
    """Filled, then a paper is missing: the applicant goes home for it."""
    number, card, _, answers = PARKED
    matter = Matter(number)
    window.applicant(card)
    window.hands.take(matter, answers)
    window.screen.keys("F10")
    window.screen.wait_text("读到证件即开始办理", seconds=30)
    window.story.say(f"put aside: {matter.name}")
    return matter


def take_up(window: Window, matter: Matter) -> None:
    window.screen.keys("ctrl+Tab")
    window.screen.find(BUTTON, "继续：材料", enabled=True, seconds=30)
    window.screen.wait_text("申请信息已齐全")
    window.story.say("taken up again, with everything that was filled in")
    window.finish(matter, PARKED[2])


def reprint(window: Window) -> None:
    """The first slip is lost: the case is found by its service, the slip comes again and is counted."""
    to_list(window.counter, "全部")
    screen = window.screen
    screen.fill("查找办件", "异地就医")
    cases = screen.find(LIST, "办件列表")
    until("the one that is meant", lambda: len(screen.look(ITEM, within=cases)) == 1, 20, window.hands.alive)
    screen.press("打开办件", BUTTON)
    screen.wait_text("大厅回执已验签", seconds=30)
    window.counter.print_slip()
    screen.wait_text(r"接收凭证已打印（\d\d:\d\d）")
    window.counter.print_slip()
    screen.wait_text("第2次）")
    slip = sorted((window.story.world.folder / "prints").glob("*.png"))[-1]
    window.story.held(says(words_on(slip), "第2次打印"), "the second slip says that it is the second")
    window.story.picture("printed-again")
    screen.press("办完，接待下一位", BUTTON)
    screen.wait_text("读到证件即开始办理")


def judge_list(story, window: Window) -> None:
    shown = window.screen.look(ITEM, within=window.screen.find(LIST, "办件列表"))
    due = {state: [i for i in shown if f" {state} " in i.name] for state in ("已办结", "已受理")}
    story.held(bool(due["已办结"]) and not any("前办结" in i.description for i in due["已办结"]), "what is closed is not said to be due")
    story.held(bool(due["已受理"]) and all("前办结" in i.description for i in due["已受理"]), "what is accepted is")


def judge(story, ended: list) -> None:
    """What the hall has in the evening, read past every program of ours."""
    outsider = Outsider(story.world.hall_port, story.world.terminal_code("kiosk"), story.world.folder / "outsider")
    base = next(p for p in (story.world.folder / "hall").rglob("*") if p.is_file() and p.read_bytes()[:15] == b"SQLite format 3")
    rows = sqlite3.connect(f"file:{base}?mode=ro", uri=True)
    try:
        kept = [json.loads(r) for (r,) in rows.execute("SELECT receipt FROM cases ORDER BY number")]
    finally:
        rows.close()
    cases = [c for who in (("11010519491231002X", "张样例"), ("34052419800101001X", "李测试")) for c in outsider.my_cases(*who)]
    story.held(sorted((c["itemName"], c["state"]) for c in cases) == sorted(ended), f"the hall has the same {len(ended)} cases, each ended as pressed")
    for receipt in kept:
        verify_receipt(receipt, outsider.evidence_authority)
    papers = [p for c in cases for p in c["papers"]]
    for paper in papers:
        verify_paper(paper, outsider.evidence_authority)
    story.held(len(kept) == len(ended), f"openssl verifies {len(kept)} receipts and {len(papers)} papers")
    story.note(cases=len(cases), receipts=len(kept), papers=len(papers), receipt_verified=True, states=sorted({s for _, s in ended}))


def tell(story) -> None:
    counter = open_hall_and_counter(story)
    first, second = story.world.staff("clerk"), story.world.staff("clerk", 1)
    window = Window(story, counter)
    for case in MORNING[:4]:
        window.serve(*case)
    waiting = put_aside(window)
    for case in MORNING[4:]:
        window.serve(*case)
    reprint(window)
    leave(counter)
    change_to(counter, second["no"], second["pin"], OTHER_PIN)
    for case in SECOND_CLERK:
        window.serve(*case)
    leave(counter)
    change_to(counter, first["no"], NEW_PIN)
    take_up(window, waiting)
    for case in AFTERNOON:
        window.serve(*case)
    to_list(counter, "今日")
    judge_list(story, window)
    story.picture("evening")
    judge(story, window.ended)
    story.note(sheets=window.sheets, slowest_case_s=round(max(window.seconds), 1))
    story.judge_stalls(counter.client.stop())
