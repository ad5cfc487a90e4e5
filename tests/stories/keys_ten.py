"""The ten services that a county hall sees most, from the card on the reader to the receipt in the applicant's hand and the case
decided, by a practised hand on the keyboard alone. Which ten: services.md marks what is so frequent and so plain that halls give it
to a machine from beginning to end (自助: 全); these are the first ten of those, in its order, that are cases and have a complete
form (the first, 政策咨询, is a question and no case; 养老待遇资格确认 has no form).

The hand knows the pinyin of the service, the number of an answer and what the printed example says. Nothing is pressed from
outside, and the pointer moves for the applicant's pen alone. Each line counts the keys that command (Enter, F4, a figure that
answers) and the characters that are typed, and adds up how long the window took after each of them to be ready for the next: what
the reader and the scanner took is told apart; the applicant's reading and signing, the printer's work and Chinese, which an input
method brings, are left out."""

import json
import time

from by_keys import MOST_STOPS, focused
from counter import scanned_at
from first_case import open_hall_and_counter
from hard_day import take_away
from matters import COMPLETE, SHEET, Matter
from processes import PATIENCE, TookTooLong, until
from screen import BUTTON, CHECK, COMBO, FIELD, ITEM, LABEL, LIST, RADIO, Screen, Widget
from stopwatch import Keyboard, Stopwatch

# Its number in services.md, whose card, what the hand types to find it, and the most keys that command.
TEN = [
    (6, "li", "cxjb", 17),
    (7, "li", "jylbx", 17),
    (10, "li", "xnh", 18),
    (12, "li", "ydjy", 20),
    (13, "zhang", "lnz", 18),
    (22, "li", "zsz", 20),
    (32, "li", "jydj", 26),
    (33, "li", "sydj", 25),
    (34, "li", "syj", 19),
    (35, "li", "lhjy", 19),
]
SOUNDS = {"大学本科": "dxb", "高中、中专、技校": "g"}  # as typed in a box that holds many lines
MOST_OURS_S = 2.5  # for one service: 0.7 to 1.2 measured where nothing else runs
ENDED = {"immediate": "已办结", "promised": "已受理"}


def nothing_else() -> None:
    """Whatever is not a key may not be used by this story at all."""
    def refuse(*_, **__):
        raise AssertionError("a story of keys pressed something else")
    Widget.act = Widget.focus = Widget.set_text = Screen.click = Screen.press = Screen.enter = refuse


class Practised:
    def __init__(self, story, counter):
        self.story, self.counter, self.screen = story, counter, counter.screen
        self.alive = counter.client.program.must_run
        self.keyboard = Keyboard(story.world)
        self.ours: list[tuple[float, str]] = []  # ms, after what
        self.devices = 0.0  # ms

    def after(self, what: str, do, so, took=lambda began: 0.0):
        """do() presses and answers with when; so() becomes true; took(when) says how long a device had it, in ms."""
        with Stopwatch(self.story.world) as watch:
            began = do()
            answer = until(f"what comes after {what}", so, 60, self.alive)
            whole = watch.ready_after(began)
        device = took(began)
        self.devices += device
        self.ours.append((max(0.0, whole - device), what))
        return answer

    def key(self, name: str, so):
        return self.after(name, lambda: self.keyboard.press(name), so)

    def type(self, text: str, so):
        return self.after(f"'{text}'", lambda: self.keyboard.type(text), so)

    def write(self, field, text: str) -> None:
        if text.isascii():
            self.type(text, lambda: field.text == text)
            return
        # An input method brings it; here the X server lends each character a key for a moment, which a busy machine may miss.
        self.keyboard.characters += len(text)
        for delay in (40, 120, 300):
            self.story.world.key("type", "--delay", delay, "--", text)
            try:
                until(f"'{text}' in the field", lambda: field.text == text, 3, self.alive)
                return
            except TookTooLong:
                self.story.world.key("key", "ctrl+a")
        self.story.held(False, f"'{text}' stands in the field, and not '{field.text}'")

    def says(self, words: str) -> bool:
        return any(words in w.name for w in self.screen.look(LABEL))

    def at(self, role, name):
        """The focus is there."""
        def look():
            here = focused(self.screen)
            return here if here is not None and here.role == role and self.screen._fits(here.name, name) else None
        return look

    # ---- the steps

    def card(self, card: str) -> None:
        bench = self.story.bench

        def lay() -> int:
            at = time.monotonic_ns()
            bench.put_card(card)
            return at
        self.after("the card", lay, lambda: self.screen.look(BUTTON, "继续：选择事项", enabled=True),
                   lambda began: max(0.0, bench.do("state")["answeredUs"] / 1e3 - began / 1e6))

    def item(self, matter: Matter, sound: str) -> None:
        self.key("F3", self.at(FIELD, "查找事项"))

        def row():
            rows = [i.name for i in self.screen.look(ITEM, within=self.screen.find(LIST, "事项列表"))]
            return rows.index(matter.name) + 1 if matter.name in rows else None
        for _ in range(self.type(sound, row) - 1):
            self.key("Down", lambda: True)

        def taken():
            here = focused(self.screen)
            return here if here is not None and self.screen.look(LABEL, matter.name) and here.role in (RADIO, BUTTON) else None
        here = self.key("Return", taken)
        for _ in range(len(matter.questions)):
            if here.role != RADIO:
                break
            here = self.key("1", self.beyond(here.description))
        self.story.held(here.role == BUTTON and here.name == "继续：申请信息", f"{matter.name}: chosen, its questions answered")

    @staticmethod
    def label_of(widget) -> str:
        how = {FIELD: "name", COMBO: "label", RADIO: "description", CHECK: "description", BUTTON: "name"}.get(widget.role)
        return getattr(widget, how) if how else ""

    def beyond(self, label: str):
        """The focus has left that field."""
        def look():
            here = focused(self.screen)
            return here if here is not None and self.label_of(here) not in ("", label) else None
        return look

    def fill(self, matter: Matter) -> None:
        def in_form():
            here = focused(self.screen)
            return here if here is not None and self.label_of(here) in matter.fields else None
        here = self.key("Return", in_form)
        for _ in range(MOST_STOPS):
            label = self.label_of(here)
            if here.role == BUTTON and label == "继续：材料":
                break
            here = self.answer(matter, here, label)
        self.screen.wait_text(COMPLETE.pattern)

    def answer(self, matter: Matter, here, label: str):
        field = matter.fields[label]
        wanted = field.get("sample", "").split(",")
        if field["kind"] == "yes-no":
            return self.key("1" if wanted[0] == "yes" else "2", self.beyond(label))
        if here.role == RADIO:
            return self.key(str([c["id"] for c in field["choices"]].index(wanted[0]) + 1), self.beyond(label))
        if field.get("required") is not False:
            if here.role == CHECK:
                for one in wanted:
                    self.key(str([c["id"] for c in field["choices"]].index(one) + 1), lambda: True)
            elif here.role == COMBO:
                words = matter.words(label)[0]
                self.type(SOUNDS[words], lambda: here.name == words)
            elif not here.text:
                self.write(here, field["sample"].replace("-", "") if field["kind"] == "date" else field["sample"])
        return self.key("Return", self.beyond(label))

    def papers(self) -> int:
        self.key("Return", self.at(LIST, "材料清单"))
        sheets = 0
        while "请放好" in (asked := self.screen.guidance()):
            self.story.bench.page(SHEET)
            _, already = scanned_at(self.story.world, 0)
            name = asked.split("“")[1].split("”")[0]
            materials = self.screen.find(LIST, "材料清单")

            def kept() -> bool:
                line = next(i for i in self.screen.look(ITEM, within=materials) if i.name == name)
                return "已收 1 页" in line.description and self.screen.look(BUTTON, "扫描到此材料", enabled=True)

            def scanner(began: int) -> float:
                to_wall = time.time() - time.monotonic_ns() / 1e9
                return max(0.0, (scanned_at(self.story.world, already)[0] - to_wall) * 1000 - began / 1e6)
            self.after("F4", lambda: self.keyboard.press("F4"), kept, scanner)
            sheets += 1
            before = self.screen.guidance()
            if "Enter 到下一份" in before:
                self.key("Return", lambda: self.screen.guidance() != before)
        return sheets

    def sign(self) -> None:
        pad = self.key("Return", lambda: next((w for w in self.screen.look(name="签字区") if "请在此处" in w.description), None))
        for stroke in ([(0.3, 0.3), (0.4, 0.35), (0.45, 0.6), (0.35, 0.75)], [(0.55, 0.25), (0.5, 0.5), (0.6, 0.7), (0.7, 0.4)]):
            self.screen.stroke(pad, stroke)  # the applicant's own hand
        until("ink", lambda: self.screen.look(BUTTON, "确认签字", enabled=True), 10, self.alive)
        self.key("Return", self.at(BUTTON, "继续：办理"))
        self.key("Return", self.at(BUTTON, "提交"))

    def hand_in(self, matter: Matter) -> None:
        prints = self.story.world.folder / "prints"
        slips = len(list(prints.glob("*.png")))
        self.key("Return", lambda: self.says("大厅回执已验签") and self.at(BUTTON, "打印接收凭证")())
        until("the slip that the hall made", lambda: self.screen.look(LIST, "文书列表"), 30, self.alive)
        self.key("Return", lambda: self.says("正在打印") or self.says("已打印"))
        until("the slip", lambda: len(list(prints.glob("*.png"))) > slips, 30, self.alive)
        self.screen.wait_text("接收凭证已打印")
        ending = "当场办结" if matter.item["caseKind"] == "immediate" else "受理"
        self.key("F8", self.at(BUTTON, ending))
        self.key("Return", lambda: self.screen.look(LABEL, ENDED[matter.item["caseKind"]]))

    def serve(self, number: int, card: str, sound: str, most: int) -> dict:
        self.ours, self.devices = [], 0.0
        self.keyboard.commands = self.keyboard.characters = 0
        matter = Matter(number)
        self.card(card)
        take_away(self.story)
        self.item(matter, sound)
        if number == TEN[3][0]:
            self.story.picture("questions")
        self.fill(matter)
        if number in (TEN[1][0], TEN[6][0]):
            self.story.picture(f"form-{number}")
        sheets = self.papers()
        self.sign()
        self.hand_in(matter)
        slowest = max(self.ours)
        line = {"service": matter.name, "keys": self.keyboard.commands, "typed": self.keyboard.characters, "sheets": sheets,
                "ours_s": round(sum(ms for ms, _ in self.ours) / 1000, 2), "devices_s": round(self.devices / 1000, 2),
                "slowest_ms": round(slowest[0]), "slowest": slowest[1]}
        self.story.say(json.dumps(line, ensure_ascii=False))
        self.story.held(line["keys"] <= most, f"{line['keys']} keys of at most {most}")
        self.story.held(line["ours_s"] <= MOST_OURS_S * PATIENCE, f"{line['ours_s']} s of ours")
        return line


def tell(story) -> None:
    counter = open_hall_and_counter(story)
    counter.screen.activate(next(w for w in counter.screen.application.children() if w.showing))
    nothing_else()
    hand = Practised(story, counter)
    try:
        lines = [hand.serve(*one) for one in TEN]
    finally:
        hand.keyboard.close()
    counter.screen.entered_characters += sum(line["typed"] for line in lines)
    story.note(services=lines, keys=sum(line["keys"] for line in lines), typed=sum(line["typed"] for line in lines),
               ours_s=round(sum(line["ours_s"] for line in lines), 1), devices_s=round(sum(line["devices_s"] for line in lines), 1))
    story.judge_stalls(counter.client.stop())
