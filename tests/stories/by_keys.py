"""A case by keyboard alone: no pointer, and no widget pressed from outside, but for the pen of the applicant. On the way Tab goes
round every page: each stop has a name and shows that it has the focus, none is a trap, and nothing that a mouse could press is left
out. Esc at every step goes back and loses nothing."""

from counter import NEW_PIN, ZHANG, Counter
from first_case import CHOSEN, ITEM_NAME, PAGES, SITUATION, TYPED, judge_from_outside
from processes import TookTooLong, until
from screen import BUTTON, CELL, CHECK, COMBO, FIELD, ITEM, LABEL, LIST, RADIO, TOGGLE, Atspi

MOST_STOPS = 80
BESIDE = 4  # pixels around a widget where its ring may be drawn
PRESSED_BY_MOUSE = (BUTTON, TOGGLE, CHECK, RADIO, FIELD, COMBO, LIST, "password text", "page tab", "link")


def focused(screen):
    """What has the focus, or None. The chosen line of a list says that of itself even while the focus is elsewhere."""
    found = [w for w in screen.application.walk() if w.role not in (ITEM, CELL) and w.has(Atspi.StateType.FOCUSED)]
    # The inside of a field of several lines says it as well.
    return next(reversed([w for w in found if w.name or w.role != "filler" or len(found) == 1]), None)


def wait_focus(screen, fits, what: str):
    def look():
        here = focused(screen)
        return here if here is not None and fits(here) else None
    return until(f"the focus at {what}", look, 20, screen.client.program.must_run)


def identity(widget):
    """Whatever scrolls by while Tab goes on."""
    x, _, width, height = widget.extents()
    return widget.role, widget.name, widget.label, x, width, height


def differs(before, after, place) -> bool:
    x, y, width, height = place
    left, right = max(0, x - BESIDE), min(after.width, x + width + BESIDE)
    for row in range(max(0, y - BESIDE), min(after.height, y + height + BESIDE)):
        at, end = (row * after.width + left) * 3, (row * after.width + right) * 3
        if before.rgb[at:end] != after.rgb[at:end]:
            return True
    return False


def tab_round(story, screen, place: str) -> list:
    """Once round the page. Answers with the names, for the log."""
    seen, before = [], screen.steady_picture()
    for _ in range(MOST_STOPS):
        was = identity(focused(screen)) if focused(screen) else None
        screen.keys("Tab")
        try:
            here = until("another place", lambda: next((w for w in [focused(screen)] if w and identity(w) != was), None), 3)
        except TookTooLong:
            raise TookTooLong(f"{place}: Tab does not leave {was}") from None
        now = identity(here)
        if seen and now == seen[0]:
            break
        if not here.name.strip():
            story.held(False, f"{place}: the {here.role} at {here.extents()} after {[one[1] for one in seen][-3:]} has a name")
        after = screen.steady_picture()
        if not differs(before, after, here.extents()):
            story.held(False, f"{place}: '{here.name}' ({here.role}) shows that it has the focus")
        if now in seen:
            story.held(False, f"{place}: Tab goes round in {[one[1] for one in seen]} and never back to its beginning, at {now}")
        seen.append(now)
        before = after
    else:
        story.held(False, f"{place}: Tab comes back after at most {MOST_STOPS} stops ({[one[1] for one in seen]})")
    nameless = [w.role for w in screen.application.walk() if w.role in PRESSED_BY_MOUSE and not w.name.strip()]
    story.held(not nameless, f"{place}: everything that can be pressed has a name") if nameless else None
    left_out = []
    for group in (w for w in screen.application.walk() if w.showing):
        for widget in group.children():
            if not (widget.role in PRESSED_BY_MOUSE and widget.showing and widget.enabled and widget.has(Atspi.StateType.FOCUSABLE)):
                continue
            # Of a group in which one is chosen Tab knows the chosen one; the arrows go on from there.
            beside = [identity(w) for w in group.children() if w.role == widget.role] if widget.role in (RADIO, CHECK) else []
            if identity(widget) not in seen and not any(one in seen for one in beside):
                left_out.append((widget.role, widget.name))
    story.held(not left_out, f"{place}: {len(seen)} stops, each named and seen, nothing left out{': ' + str(left_out) if left_out else ''}")
    return [one[1] for one in seen]


def go_round(story, counter: Counter, place: str) -> None:
    stops = tab_round(story, counter.screen, place)
    story.say(f"  {' → '.join(stops)}")


def to(screen, name: str, role=None, key: str = "Tab"):
    """Tab until the focus is there."""
    for _ in range(MOST_STOPS):
        here = focused(screen)
        if here is not None and screen._fits(here.name, name) and (role is None or here.role == role):
            return here
        was = identity(here) if here else None
        screen.keys(key)
        until("the focus to move", lambda: (w := focused(screen)) and identity(w) != was, 5)
    raise TookTooLong(f"'{name}' is not reached by {key}")


def sign_in(story, counter: Counter, clerk: dict) -> None:
    screen = counter.screen
    screen.find(BUTTON, "登录", enabled=True, seconds=60)
    if screen.find(FIELD, "工号").text != clerk["no"]:
        to(screen, "工号")
        story.world.key("type", "--delay", "4", "--", clerk["no"])
    to(screen, "PIN")
    story.world.key("type", "--delay", "4", "--", clerk["pin"])
    screen.keys("Return")
    for field in ("新PIN", "再次输入新PIN"):
        screen.find((FIELD, "password text"), field, enabled=True, seconds=30)
        to(screen, field)
        story.world.key("type", "--delay", "4", "--", NEW_PIN)
    screen.keys("Return")
    screen.wait_gone(FIELD, "工号", seconds=60)


def step(screen) -> str:
    """The step that the path says is current."""
    return next((w.name for w in screen.look(TOGGLE) if w.checked and w.name[:1] in "①②③④⑤⑥"), "")


def chosen(screen, words: str, question: str = "") -> bool:
    return any(w.checked and question in w.description for w in screen.look(RADIO, words))


def answer(screen, question: str, words: str) -> None:
    """Tab into the question, the arrows to the answer, the space bar to take it."""
    for _ in range(MOST_STOPS):
        here = focused(screen)
        if here is not None and here.role == RADIO and here.description == question:
            break
        screen.keys("Tab")
        until("the focus to move", lambda: (w := focused(screen)) and here and identity(w) != identity(here), 5)
    for _ in range(MOST_STOPS):
        here = focused(screen)
        if here.name == words:
            break
        there = next(w for w in screen.look(RADIO, words) if w.description == question)
        screen.keys("Right" if there.extents()[1] == here.extents()[1] else "Down")
        until("the next answer", lambda: identity(focused(screen)) != identity(here), 5)
    screen.keys("space")
    until(f"'{words}' chosen", lambda: chosen(screen, words, question), 10)


def go_back_and_forth(story, counter: Counter, place: str, ahead: tuple, still) -> None:
    """Esc as often as it takes to be before the first step, and back through the list of cases: nothing is lost.
    ahead: what stands on the step where work is still to be done; the case opens there, and Esc goes back to where it was."""
    screen = counter.screen
    names = [w.name for w in screen.look((RADIO, FIELD, ITEM)) if w.name]
    for _ in range(7):
        if screen.look(LABEL, "读到证件即开始办理，不需要按键。也可以先按 F3 查找事项、按 F1 查看办事指南。"):
            break
        before = screen.tree()
        screen.keys("Escape")
        until("Esc to do something", lambda: screen.tree() != before, 10)
    else:
        story.held(False, f"{place}: Esc leads out")
    screen.keys("ctrl+k")
    wait_focus(screen, lambda w: w.name == "查找", "the search for anything")
    story.world.key("type", "--delay", "4", "--", "daiban")  # a page, by the sound of half its name
    until("the page found", lambda: [w.name for w in screen.look(ITEM)] == ["页面：我的待办"], 10)
    screen.keys("Return")
    screen.find(LABEL, "我的待办")
    to(screen, "办件列表", LIST)
    screen.keys("Return")
    screen.find(*ahead)
    screen.keys("Escape")
    for name in names:
        screen.find(name=name)
    story.held(bool(still()), f"{place}: out by Esc and back again, nothing is lost")


def scan(story, counter: Counter) -> None:
    screen = counter.screen
    screen.find(LIST, "材料清单")
    go_round(story, counter, "materials")
    for material, sheets in PAGES.items():
        to(screen, "材料清单", LIST)
        for _ in range(MOST_STOPS):
            if material in screen.guidance():
                break
            before = screen.guidance()
            screen.keys("Down")
            until("the next material", lambda: screen.guidance() != before, 10)
        for number, made in enumerate(sheets, 1):
            story.bench.page(made)
            screen.keys("F4")
            until(f"page {number} of {material}", lambda: f"已收 {number} 页" in screen.find(
                ITEM, material, within=screen.find(LIST, "材料清单")).description, 60, counter.client.program.must_run)
    go_round(story, counter, "materials with pages")


def tell(story) -> None:
    world = story.world
    world.prepare_hall()
    world.start_hall()
    world.start_devices(*world.scene())
    story.open_bench()
    counter = Counter(story)
    screen = counter.screen
    screen.find(BUTTON, "登记", enabled=True, seconds=30)
    go_round(story, counter, "first run")
    to(screen, "登记", BUTTON)
    screen.keys("Return")
    screen.find(BUTTON, "完成，去登录", seconds=60)
    go_round(story, counter, "first run, devices")
    to(screen, "完成，去登录", BUTTON)
    screen.keys("Return")
    screen.find(BUTTON, "登录", seconds=60)
    go_round(story, counter, "sign-in")
    sign_in(story, counter, world.staff("clerk"))
    go_round(story, counter, "waiting for a card")
    story.bench.put_card(ZHANG["sample"])
    screen.find(BUTTON, "继续：选择事项", enabled=True)
    go_round(story, counter, "applicant")
    to(screen, "继续：选择事项", BUTTON)
    screen.keys("Return")
    wait_focus(screen, lambda w: w.role == FIELD and w.name == "查找事项", "the search")
    go_round(story, counter, "search")
    screen.keys("F3")
    wait_focus(screen, lambda w: w.role == FIELD and w.name == "查找事项", "the search")
    world.key("type", "--delay", "4", "--", "dibao")
    until("the item in the list", lambda: ITEM_NAME in [w.name for w in screen.look(ITEM)], 20)
    screen.keys("Return")
    screen.find(RADIO, "单人户申请")
    go_round(story, counter, "situations")
    answer(screen, "以哪种方式申请？", SITUATION[0])
    screen.find(RADIO, SITUATION[1])
    answer(screen, "单人户申请的原因是什么？", SITUATION[1])
    go_back_and_forth(story, counter, "situations", (FIELD, "联系电话"), lambda: all(chosen(screen, one) for one in SITUATION))
    to(screen, "继续：申请信息", BUTTON)
    screen.keys("Return")
    screen.find(FIELD, "联系电话")
    go_round(story, counter, "form")
    for label, text in TYPED.items():
        to(screen, label, FIELD)
        world.key("type", "--delay", "4", "--", text)
        screen.entered_characters += len(text)
    for question, words in CHOSEN.items():
        answer(screen, question, words)
    screen.wait_text("申请信息已齐全")
    go_back_and_forth(story, counter, "form", (LIST, "材料清单"), lambda: all(screen.find(FIELD, label).text == text for label, text in TYPED.items()))
    screen.keys("Return")
    scan(story, counter)
    screen.keys("F5")
    screen.find(name="签字区")
    go_round(story, counter, "signature")
    counter.sign_here()
    go_round(story, counter, "signed")
    screen.keys("F8")
    screen.wait_text("内容齐全，可以提交")
    go_round(story, counter, "before handing in")
    screen.keys("F8")
    screen.wait_text("大厅回执已验签", seconds=60)
    go_round(story, counter, "handed in")
    to(screen, "受理", BUTTON)
    screen.keys("Return")
    screen.wait_text("^已受理$", LABEL, seconds=30)
    go_round(story, counter, "accepted")
    judge_from_outside(story, "accepted")
    counter.client.stop()
