"""Matters as the sample catalogue has them: what is asked, what the printed example answers, which papers are wanted. A hand
that knows only what stands on the screen and in the example (样例) can fill any of the forms."""

import json
import re
from pathlib import Path

from processes import TookTooLong, until
from screen import BUTTON, CHECK, COMBO, FIELD, ITEM, LIST, RADIO, Atspi

CATALOGUE = Path(__file__).resolve().parents[2] / "resources" / "catalogue"
WITHOUT_FORM = "本事项没有需要填写的申请信息"
COMPLETE = re.compile("申请信息已齐全")
SHEET = "letter"


class Matter:
    def __init__(self, number: int, told: dict | None = None):
        """told: label → what its applicant says there, where neither their document nor the printed example does."""
        path = next((CATALOGUE / "items").glob(f"{number:02}-*.json"))
        self.item = json.loads(path.read_text(encoding="utf-8"))
        self.name = self.item["name"]
        self.query = min(self.item["aliases"], key=len)
        self.questions = {q["words"]: q["choices"] for q in self.item.get("situations", [])}
        shared = json.loads((CATALOGUE / "dictionaries.json").read_text(encoding="utf-8"))
        self.fields = {}
        for section in self.item.get("form", {}).get("sections", []):
            for field in section["fields"]:
                choices = field.get("choices") or shared.get(field.get("dictionary"), [])
                self.fields[field["label"]] = field | {"choices": choices}
        for label, text in (told or {}).items():
            self.fields[label]["sample"] = text

    def words(self, label: str) -> list[str]:
        """What the example ticks at a field."""
        field = self.fields[label]
        wanted = field.get("sample", "").split(",")
        if field["kind"] == "yes-no":
            return ["是" if wanted[0] == "yes" else "否"]
        return [c["words"] for c in field["choices"] if c["id"] in wanted]


class Hands:
    """A practised clerk's hands: choose the matter, answer, fill, collect the papers."""

    def __init__(self, counter):
        self.counter, self.screen = counter, counter.screen
        self.alive = counter.client.program.must_run

    def take(self, matter: Matter, answers: dict | None = None) -> None:
        """answers: question → words, where the first choice is not the one that is meant."""
        self.counter.take_item(matter.query, matter.name)
        self.answer(matter, answers or {})
        self.screen.press("继续：申请信息", BUTTON)
        if matter.fields:
            self.fill(matter)
        else:
            self.screen.wait_text(WITHOUT_FORM)

    def answer(self, matter: Matter, answers: dict) -> None:
        done = set()

        def next_question():
            radios = [r for r in self.screen.look(RADIO) if r.description in matter.questions]
            asked = {r.description for r in radios}
            return next((q for q in matter.questions if q in asked and q not in done), None)
        while matter.questions:
            try:
                question = until("a question", next_question, 2 if done else 20, self.alive)
            except TookTooLong:
                break  # no further one comes of these answers
            words = answers.get(question, matter.questions[question][0]["words"])
            radio = next(r for r in self.screen.look(RADIO, words) if r.description == question)
            if not radio.act():
                self.screen.click(radio)
            until(f"'{words}' chosen", lambda: any(
                r.checked for r in self.screen.look(RADIO, words) if r.description == question), 10, self.alive)
            done.add(question)

    # ---- the form

    def fill(self, matter: Matter) -> None:
        """As often as a pass brings something: an answer may bring further fields."""
        tried: set = set()
        for _ in range(6):
            if self.screen.look(name=COMPLETE) or not self._pass(matter, tried):
                break
        self.screen.wait_text(COMPLETE.pattern)

    def _pass(self, matter: Matter, tried: set) -> bool:
        form = self.screen.find(name="申请信息表")
        wanted = {}
        for widget in form.walk(showing=False):
            label = {FIELD: "name", COMBO: "label", RADIO: "description", CHECK: "description"}.get(widget.role)
            label = getattr(widget, label) if label else ""
            if label in matter.fields and label not in tried and widget.has(Atspi.StateType.VISIBLE) and widget.enabled:
                wanted.setdefault(label, []).append(widget)
        for label, widgets in wanted.items():
            if self._put(matter, label, widgets):
                tried.add(label)
        return bool(wanted)

    def _put(self, matter: Matter, label: str, widgets: list) -> bool:
        field, first = matter.fields[label], widgets[0]
        if field.get("required") is False:
            return True
        if first.role == FIELD:
            if not first.text.strip():
                self._write(first, field["sample"], several_lines=field["kind"] == "long-text")
            return True
        if first.role == COMBO:
            return self._choose(first, field, matter.words(label))
        if any(w.checked for w in widgets):
            return True
        for words in matter.words(label):
            box = next(w for w in widgets if w.name == words)
            if not box.act():
                self.screen.click(box)
        return True

    def _write(self, field, text: str, several_lines: bool) -> None:
        if text.isascii() and not several_lines:
            self.screen.enter(field, text)
        else:  # an input method's work
            field.set_text(text)
            self.screen.entered_characters += len(text)

    def _choose(self, combo, field: dict, words: list[str]) -> bool:
        if combo.name == words[0]:
            return True
        # Qt gives such a box no focus when assistive technology asks; the list of what is missing does.
        missing = self.screen.find(ITEM, f"请填写“{field['label']}”", within=self.screen.find(LIST, "待补充内容"))
        self.screen.click(missing)
        until("the box in focus", lambda: combo.has(Atspi.StateType.FOCUSED), 10, self.alive)
        self.screen.click(combo)
        self.screen.click(self.screen.find(ITEM, words[0], seconds=10))
        until(f"'{words[0]}' chosen", lambda: combo.name == words[0], 10, self.alive)
        return True

    # ---- the papers

    def _scroll_to(self, materials, name: str) -> None:
        """A line is told to assistive technology as showing only where the list has it in view."""
        materials.focus()
        self.screen.keys("Home")
        for _ in range(len(materials.children())):
            if self.screen.look(ITEM, name, within=materials):
                return
            self.screen.keys("Down")

    def collect(self) -> int:
        """One sheet for each material that is still wanted. Answers with how many."""
        self.screen.press("继续：材料", BUTTON)
        return self.collect_rest()

    def collect_rest(self) -> int:
        materials = self.screen.find(LIST, "材料清单")
        self.screen.find(BUTTON, "扫描到此材料")
        sheets = 0
        while True:
            # Also what the list would have to be scrolled to.
            lines = until("the materials", lambda: [i for i in materials.walk(False) if i.role == ITEM], 20,
                          self.counter.client.program.must_run)
            line = next((i for i in lines if i.description.startswith("! 待补")), None)
            if line is None:
                return sheets
            name = line.name
            self._scroll_to(materials, name)
            self.counter.put_sheets({name: [SHEET]})
            sheets += 1
