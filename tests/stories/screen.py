"""A client's windows as assistive technology sees them. Widgets are found by role and accessible name, so a control that a
blind clerk could not find cannot be driven by a story either. Everything is asked with a deadline, nothing sleeps blindly."""

import re
import time
import warnings
from pathlib import Path

import gi

from pictures import Picture
from processes import PATIENCE, TookTooLong, until

gi.require_version("Atspi", "2.0")
# libatspi 2.46 calls its own plain names deprecated; the bindings know no others.
warnings.filterwarnings("ignore", category=DeprecationWarning, module=__name__)
warnings.filterwarnings("ignore", category=ImportWarning)
from gi.repository import Atspi, GLib  # noqa: E402  (the version has to be asked for first)

# The names that AT-SPI has for what Qt shows.
BUTTON, TOGGLE, CHECK, RADIO = "push button", "toggle button", "check box", "radio button"
FIELD, LABEL, COMBO, LIST, ITEM, CELL, WINDOW = "text", "label", "combo box", "list", "list item", "table cell", "frame"
MOVING = re.compile(r"/tmp/yichuang-|\d{1,2}:\d{2}|20\d\d(年|-|/)|\d月\d+日|-20\d{6}-")
PRESSABLE = (BUTTON, TOGGLE, CHECK, RADIO, ITEM, CELL, "page tab", "menu item", "link", "tree item")


class Widget:
    """One accessible object. What has gone meanwhile answers as not there instead of raising."""

    def __init__(self, accessible):
        self.accessible = accessible

    def _ask(self, question, otherwise):
        try:
            return question()
        except GLib.Error:
            return otherwise

    @property
    def name(self) -> str:
        return self._ask(self.accessible.get_name, "") or ""

    @property
    def label(self) -> str:
        """The words beside it. A box to choose from has what is chosen for a name, and what it is about as a relation."""
        for relation in self._ask(self.accessible.get_relation_set, None) or []:
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY and relation.get_n_targets():
                return Widget(relation.get_target(0)).name
        return self.name

    @property
    def description(self) -> str:
        return self._ask(self.accessible.get_description, "") or ""

    @property
    def role(self) -> str:
        return self._ask(self.accessible.get_role_name, "") or ""

    def has(self, state) -> bool:
        states = self._ask(self.accessible.get_state_set, None)
        return states is not None and states.contains(state)

    @property
    def showing(self) -> bool:
        return self.has(Atspi.StateType.SHOWING)

    @property
    def enabled(self) -> bool:
        return self.has(Atspi.StateType.ENABLED) and self.has(Atspi.StateType.SENSITIVE)

    @property
    def checked(self) -> bool:
        return self.has(Atspi.StateType.CHECKED) or self.has(Atspi.StateType.SELECTED)

    @property
    def text(self) -> str:
        def ask():
            face = self.accessible.get_text_iface()
            return Atspi.Text.get_text(face, 0, Atspi.Text.get_character_count(face)) if face else self.name
        return self._ask(ask, "") or ""

    def children(self) -> list["Widget"]:
        count = self._ask(self.accessible.get_child_count, 0)
        found = (self._ask(lambda i=i: self.accessible.get_child_at_index(i), None) for i in range(count))
        return [Widget(c) for c in found if c is not None]

    def walk(self, showing: bool = True):
        """This and all below, in reading order; what is not on the screen is left out with all below it."""
        yield self
        for child in self.children():
            if not showing or child.showing:
                yield from child.walk(showing)

    def extents(self):
        box = self.accessible.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        return box.x, box.y, box.width, box.height

    def act(self) -> bool:
        """Does what a press does. False if it has no action: an action that answers late was done all the same, and doing
        it once more would press whatever stands there by then."""
        face = self._ask(self.accessible.get_action_iface, None)
        if face is None or Atspi.Action.get_n_actions(face) == 0:
            return False
        names = [Atspi.Action.get_action_name(face, i) for i in range(Atspi.Action.get_n_actions(face))]
        chosen = next((i for i, n in enumerate(names) if n in ("Press", "Toggle", "click")), 0)
        self._ask(lambda: Atspi.Action.do_action(face, chosen), None)
        return True

    def focus(self) -> None:
        self._ask(lambda: self.accessible.get_component_iface().grab_focus(), None)

    def set_text(self, text: str) -> None:
        Atspi.EditableText.set_text_contents(self.accessible.get_editable_text_iface(), text)


class Screen:
    """The windows of one client and the hands in front of them. Every character that is put into a field is counted."""

    def __init__(self, world, client, seconds: float = 20):
        self.world = world
        self.client = client
        self.seconds = seconds
        self.entered_characters = 0
        Atspi.set_timeout(int(3000 * PATIENCE), int(15000 * PATIENCE))
        self.application = until(f"{client.kind} on the accessibility bus", self._find_application, 60, client.program.must_run)

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            try:
                child = desktop.get_child_at_index(index)
                if child is not None and child.get_process_id() == self.client.pid and child.get_child_count() > 0:
                    # libatspi remembers what it once heard; a story wants to hear it as it is now.
                    child.set_cache_mask(Atspi.Cache.NONE)
                    return Widget(child)
            except GLib.Error:
                continue
        return None

    # ---- looking

    @staticmethod
    def _fits(given: str, wanted) -> bool:
        if wanted is None:
            return True
        if isinstance(wanted, re.Pattern):
            return wanted.search(given) is not None
        # Labels carry their keys and marks on screen: "提交 F8", "返回 Esc", "姓名：".
        return given == wanted or re.sub(r"\s*[（(]?\b(F\d+|Esc|Enter|Ctrl\+\S+)[)）]?$|[：:*\s]+$|&", "", given) == wanted

    def look(self, role=None, name=None, within: Widget | None = None, enabled: bool = False) -> list[Widget]:
        roles = (role,) if isinstance(role, str) else role
        found = []
        for widget in (within or self.application).walk():
            if (roles is None or widget.role in roles) and self._fits(widget.name, name) and (not enabled or widget.enabled):
                found.append(widget)
        return found

    def find(self, role=None, name=None, within=None, enabled: bool = False, seconds: float | None = None) -> Widget:
        def look():
            return next(iter(self.look(role, name, within, enabled)), None)
        shown = name.pattern if isinstance(name, re.Pattern) else name
        return until(f"{role or 'widget'} '{shown}'", look, seconds or self.seconds, self.client.program.must_run)

    def line(self, role, name, within: Widget) -> Widget:
        """One of a list, also where it has to be scrolled to: an assistive technology knows it, and choosing it brings it into view."""
        def look():
            return next((w for w in within.walk(showing=False) if w.role == role and self._fits(w.name, name)), None)
        return until(f"{role} '{name}' in '{within.name}'", look, self.seconds, self.client.program.must_run)

    def wait_text(self, pattern: str, role=None, seconds: float | None = None) -> Widget:
        """Anything on the screen whose name, description or text holds the pattern."""
        wanted = re.compile(pattern)

        def look():
            for widget in self.application.walk():
                if (role is None or widget.role == role) and (
                        wanted.search(widget.name) or wanted.search(widget.description)
                        or (widget.role in (FIELD, LABEL) and wanted.search(widget.text))):
                    return widget
            return None
        return until(f"'{pattern}' on the screen", look, seconds or self.seconds, self.client.program.must_run)

    def wait_gone(self, role=None, name=None, seconds: float | None = None) -> None:
        until(f"{role or 'widget'} '{name}' gone", lambda: not self.look(role, name), seconds or self.seconds,
              self.client.program.must_run)

    def guidance(self) -> str:
        """The one line that says what to do now."""
        line = self.look(None, "提示") or self.look(None, "Guidance")
        return (line[0].description or line[0].text) if line else ""

    # ---- doing

    def activate(self, widget: Widget) -> None:
        """No window manager runs here to give a window the keyboard, so the story does what one would."""
        window = widget.accessible
        while window.get_parent() is not None and window.get_parent().get_role() != Atspi.Role.APPLICATION:
            window = window.get_parent()
        if not Widget(window).has(Atspi.StateType.ACTIVE):
            self.world.key("search", "--onlyvisible", "--all", "--pid", self.client.pid, "--name",
                           f"^{re.escape(window.get_name() or '')}", "windowfocus", "--sync")

    def press(self, name, role=PRESSABLE, within=None, seconds: float | None = None) -> Widget:
        widget = self.find(role, name, within, enabled=True, seconds=seconds)
        if not widget.act():
            self.click(widget)
        return widget

    def click(self, widget: Widget) -> None:
        x, y, width, height = widget.extents()
        self.world.key("mousemove", x + width // 2, y + height // 2, "click", 1)

    def keys(self, *names: str) -> None:
        """Keys that move or command (F8, Return, ctrl+k): no characters."""
        if not any(w.has(Atspi.StateType.ACTIVE) for w in self.application.children()):
            self.activate(next(w for w in reversed(self.application.children()) if w.showing))
        self.world.key("key", "--clearmodifiers", *names)

    def enter(self, field: Widget, text: str, sign_in: bool = False) -> None:
        """Puts text into a field as a person would. ASCII goes through real keys, Chinese (which comes from an input
        method) through the field's accessible editor; both count."""
        self.activate(field)
        field.focus()
        until(f"focus in '{field.name}'", lambda: field.has(Atspi.StateType.FOCUSED), self.seconds, self.client.program.must_run)
        if text.isascii():
            self.world.key("type", "--delay", "4", "--", text)
        else:
            field.set_text(field.text + text)
        if not sign_in:
            self.entered_characters += len(text)

    def fill(self, name, text: str, sign_in: bool = False, seconds: float | None = None) -> Widget:
        field = self.find(FIELD, name, enabled=True, seconds=seconds) if not sign_in else self.find(
            (FIELD, "password text"), name, enabled=True, seconds=seconds)
        self.enter(field, text, sign_in)
        if not sign_in:
            until(f"'{name}' to hold what was typed", lambda: text in field.text, self.seconds, self.client.program.must_run)
        return field

    def stroke(self, widget: Widget, points: list) -> None:
        """Draws one line with the pointer; points are parts of the widget's width and height."""
        x, y, width, height = widget.extents()
        places = [(round(x + px * width), round(y + py * height)) for px, py in points]
        moves = []
        for place in places[1:]:
            moves += ["mousemove", *place, "sleep", "0.01"]
        self.world.key("mousemove", *places[0], "mousedown", 1, *moves, "mouseup", 1)

    # ---- keeping

    def picture(self) -> Picture:
        return Picture.from_xwd((self.world.folder / "frame" / "Xvfb_screen0").read_bytes())

    def steady_picture(self) -> Picture:
        """The picture once two looks in a row show the same, so that no half-painted window is kept."""
        last = None

        def look():
            nonlocal last
            now = self.picture()
            same = last is not None and now.rgb == last.rgb
            last = now
            time.sleep(0.05)
            return now if same else None
        try:
            return until("a picture that stands still", look, 3)
        except TookTooLong:
            return last  # a running clock on the screen: the last look is as good as any

    def moving_places(self) -> list:
        """Where the screen shows what is another in every run: a time, a day, a number with a day in it, a paper with them."""
        def moves(widget):
            said = (widget.name, widget.description) + ((widget.text,) if widget.role in (FIELD, LABEL) else ())
            return widget.name == "文书预览" or any(MOVING.search(words) for words in said)
        return [w.extents() for w in self.application.walk() if w.role not in (WINDOW, LIST) and moves(w)]

    def tree(self) -> str:
        """All that is on the screen, for the log of a story that failed."""
        lines = []

        def note(widget, depth):
            said = next((w for w in (widget.description, widget.text if widget.role == LABEL else "") if w and w != widget.name), "")
            lines.append(f"{'  ' * depth}{widget.role} '{widget.name}'" + (f" “{said}”" if said else "")
                         + ("" if widget.enabled else " (off)"))
            for child in widget.children():
                if child.showing:
                    note(child, depth + 1)
        note(self.application, 0)
        return "\n".join(lines)

    def save_tree(self, path: Path) -> None:
        path.write_text(self.tree(), encoding="utf-8")
