"""A clerk's hands at the counter: what a person does at each step, in the words that are on the screen."""

import datetime
import json
import re
import sqlite3

from processes import until
from screen import BUTTON, FIELD, ITEM, LIST, RADIO

CODE_OF_CASE_STATE = {"accepted": "已受理", "received": "已收件"}
NEW_PIN = "270814"  # a story's own: neither a run nor a repetition, as the hall demands

# What the virtual card "zhang" has on its chip (devices/virtual/sample_cards.cpp).
ZHANG = {"sample": "zhang", "name": "张样例", "number": "11010519491231002X"}


class Counter:
    def __init__(self, story):
        self.story = story
        self.client = story.world.start_client("counter")
        self.screen = story.watch(self.client)

    def enrol(self) -> None:
        """The address and the code came with the settings; the person only says yes."""
        self.screen.find(BUTTON, "登记", enabled=True, seconds=30)
        self.story.picture("first-run")
        self.screen.press("登记", BUTTON)
        self.screen.press("完成，去登录", BUTTON, seconds=60)
        self.screen.find(BUTTON, "登录", seconds=60)

    def write_number(self, no: str) -> None:
        """At the sign-in page: whatever number stands there is written over."""
        self.screen.find(BUTTON, "登录", enabled=True, seconds=60)
        staff = self.screen.find(FIELD, "工号")
        self.screen.activate(staff)
        staff.focus()
        self.screen.keys("ctrl+a")
        self.screen.enter(staff, no, sign_in=True)
        until("the staff number", lambda: staff.text == no, 10)

    def sign_in(self, no: str, pin: str, new_pin: str | None = None) -> None:
        self.screen.find(BUTTON, "登录", enabled=True, seconds=60)
        staff = self.screen.find(FIELD, "工号")
        if staff.text != no:
            self.write_number(no)
        self.screen.fill("PIN", pin, sign_in=True)
        self.screen.keys("Return")
        if new_pin:
            self.screen.fill("新PIN", new_pin, sign_in=True, seconds=30)
            self.screen.fill("再次输入新PIN", new_pin, sign_in=True)
            self.screen.keys("Return")
        self.screen.wait_gone(FIELD, "工号", seconds=60)

    def read_card(self, card: dict) -> None:
        self.story.bench.put_card(card["sample"])
        self.screen.find(BUTTON, "继续：选择事项", enabled=True)
        # The number stands on the screen masked, and nowhere whole.
        self.screen.wait_text(card["number"][:3] + r"\*+")
        self.story.held(not self.screen.look(name=card["number"]), "the citizen number is masked on the screen")

    def take_item(self, query: str, name: str) -> None:
        self.screen.press("继续：选择事项", BUTTON)
        self.choose_item(query, name)
        self.screen.keys("Return")
        self.screen.wait_text(f"^{name}$")

    def choose_item(self, query: str, name: str) -> None:
        """In the list of services, without taking it."""
        self.screen.fill("查找事项", query)

        def row():
            rows = [i.name for i in self.screen.look(ITEM, within=self.screen.find(LIST, "事项列表"))]
            return rows.index(name) + 1 if name in rows else None
        for _ in range(until(f"'{name}' in the list", row, 20) - 1):
            self.screen.keys("Down")

    def answer(self, *choices: str) -> None:
        """Each question's answer, as the applicant gives it; the next question may come with the answer."""
        for words in choices:
            self.screen.press(words, RADIO)

    def fill_form(self, typed: dict, chosen: dict) -> None:
        self.screen.press("继续：申请信息", BUTTON)
        self.fill_fields(typed, chosen)

    def fill_fields(self, typed: dict, chosen: dict) -> None:
        for label, text in typed.items():
            self.screen.fill(label, text)
        for label, words in chosen.items():
            radio = until(f"'{words}' at '{label}'",
                          lambda: next((r for r in self.screen.look(RADIO, words) if r.description == label), None), 20)
            if not radio.act():
                self.screen.click(radio)
        self.screen.wait_text("申请信息已齐全")

    def scan(self, pages: dict) -> None:
        """From the form on. pages: material → the sheets that are put under the scanner one after another."""
        self.screen.press("继续：材料", BUTTON)
        self.put_sheets(pages)

    def put_sheets(self, pages: dict) -> None:
        for material, sheets in pages.items():
            papers = self.screen.find(LIST, "材料清单")
            self.screen.line(ITEM, material, papers).act()  # as an assistive technology chooses it
            self.screen.find(ITEM, material, within=papers)  # and with that it stands in view
            self.screen.wait_text(f"请放好“{material}”")
            for number, made in enumerate(sheets, 1):
                self.story.bench.page(made)
                self.screen.press("扫描到此材料", BUTTON)
                until(f"page {number} of {material}", lambda: f"已收 {number} 页" in self.screen.line(
                    ITEM, material, papers).description, 60, self.client.program.must_run)

    def sign(self) -> None:
        self.screen.press("继续：签字确认", BUTTON)
        self.sign_here()

    def sign_here(self) -> None:
        self.strokes()
        self.screen.press("确认签字", BUTTON)
        self.screen.wait_text("已签字")

    def strokes(self) -> None:
        pad = self.screen.find(name="签字区")
        # Closed while a page is being saved: what is shown to be signed would change under the hand.
        until("the pad open", lambda: "请在此处" in pad.description, 30, self.client.program.must_run)
        self.screen.stroke(pad, [(0.3, 0.3), (0.4, 0.35), (0.45, 0.6), (0.35, 0.75)])
        self.screen.stroke(pad, [(0.55, 0.25), (0.5, 0.5), (0.6, 0.7), (0.7, 0.4)])

    def submit(self) -> None:
        self.screen.press("继续：办理", BUTTON)
        self.screen.wait_text("内容齐全，可以提交")
        self.screen.press("提交", BUTTON)

    def look_at_guide(self, query: str, name: str) -> None:
        """Of a service that nobody has applied for."""
        self.screen.keys("F3")
        self.choose_item(query, name)
        self.screen.keys("F1")
        self.screen.find(BUTTON, "一次性告知单", enabled=True)

    def look_at_paper(self) -> None:
        """Opens the latest paper and waits until it is laid out."""
        self.screen.press("查看文书", BUTTON)
        self.screen.find(BUTTON, "打印文书", enabled=True)
        self.laid_out()

    def laid_out(self) -> None:
        until("the paper on the screen", lambda: any(not v.description for v in self.screen.look(name="文书预览")), 30,
              self.client.program.must_run)

    def print_slip(self) -> None:
        prints = self.story.world.folder / "prints"
        before = set(prints.glob("*.png"))
        self.screen.press(re.compile("^(打印|再打印一张)接收凭证"), BUTTON)
        until("a slip out of the printer", lambda: set(prints.glob("*.png")) - before, 30, self.client.program.must_run)


def receipt_of(world, number: str) -> dict:
    """The receipt as it rests at the hall, read past every program of ours."""
    base = next(p for p in (world.folder / "hall").rglob("*") if p.is_file() and p.read_bytes()[:15] == b"SQLite format 3")
    rows = sqlite3.connect(f"file:{base}?mode=ro", uri=True)
    try:
        found = rows.execute("SELECT receipt FROM cases WHERE number = ?", (number,)).fetchone()
    finally:
        rows.close()
    return json.loads(found[0])


def scanned_at(world, already: int):
    """When the scanner's process had the last byte of its last page: wall clock, seconds. None before there is a further line."""
    told = [json.loads(line) for line in (world.folder / "logs/yichuang-counter.log").read_text(errors="replace").splitlines()
            if '"page-scanned"' in line]
    if len(told) <= already:
        return None, len(told)
    at = datetime.datetime.strptime(told[-1]["at"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.timezone.utc)
    return at.timestamp(), len(told)
