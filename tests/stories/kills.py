"""kill -9 where it hurts most: in the middle of a scan, just after the signature, just after 提交, just after 受理. Each time the
clerk signs in again and is where they were; at the end the hall has one case, accepted once, and nothing twice."""

import re

from counter import ZHANG, Counter
from first_case import CHOSEN, ITEM_NAME, PAGES, SITUATION, TYPED, end_and_judge_client, judge_from_outside, open_hall_and_counter
from offline_case import come_back
from processes import until
from screen import BUTTON, FIELD, ITEM, LABEL, LIST, RADIO

FIRST = "最低生活保障申请书"
RECEIVED = re.compile("大厅回执已验签")


def resume(story, why: str) -> Counter:
    """A new process on the same vault; the case is offered, and opens at the step that was in hand."""
    counter = come_back(story)
    counter.screen.press("接着办这一件", seconds=30)
    story.say(f"back after a kill {why}")
    return counter


def steps(counter: Counter) -> dict:
    return {r.name: r.description for r in counter.screen.look(RADIO) if r.description}


def at_step(story, counter: Counter, name: str) -> None:
    until(f"step {name} shown", lambda: any(r.checked and r.name == name for r in counter.screen.look(RADIO)), 30,
          counter.client.program.must_run)
    story.say(f"at the step '{name}'")


def filed(counter: Counter, material: str) -> str:
    return counter.screen.find(ITEM, material, within=counter.screen.find(LIST, "材料清单")).description


def in_mid_scan(story, counter: Counter) -> Counter:
    counter.scan({FIRST: PAGES[FIRST][:1]})
    story.bench.page(PAGES[FIRST][1])
    counter.screen.press("扫描到此材料", BUTTON)
    counter.client.kill()  # at once: the scanner has hardly begun
    counter = resume(story, "in mid-scan")
    at_step(story, counter, "材料")
    # The page that was on its way came whole or not at all.
    until("the first page", lambda: "已收" in filed(counter, FIRST), 20)
    had = filed(counter, FIRST)
    story.held(had.split(" · ")[0] in ("✓ 已收 1 页", "✓ 已收 2 页"), f"the scanned page is there, no half one beside it: {had}")
    if "1 页" in had:
        counter.screen.find(ITEM, FIRST, within=counter.screen.find(LIST, "材料清单")).act()
        counter.screen.wait_text(f"{FIRST}")
        story.bench.page(PAGES[FIRST][1])
        counter.screen.press("扫描到此材料", BUTTON)
        until("the second page", lambda: "已收 2 页" in filed(counter, FIRST), 60, counter.client.program.must_run)
    counter.put_sheets({m: made for m, made in PAGES.items() if m != FIRST})
    return counter


def just_signed(story, counter: Counter) -> Counter:
    counter.sign()
    counter.client.kill()
    counter = resume(story, "just after the signature")
    at_step(story, counter, "签字确认")
    counter.screen.wait_text("已签字", seconds=20)
    story.say("the signature is kept, over the same content")
    return counter


def just_submitted(story, counter: Counter) -> Counter:
    """The key was pressed and nobody saw an answer: whether it went out or not, pressing it again sends nothing twice."""
    counter.submit()
    counter.client.kill()
    counter = resume(story, "just after 提交")
    at_step(story, counter, "办理")
    open_again = until("a receipt, or the key to press again", lambda: counter.screen.look(LABEL, RECEIVED)
                       or counter.screen.look(BUTTON, "提交", enabled=True), 60, counter.client.program.must_run)[0]
    if open_again.role == BUTTON:
        story.held("待补充" in steps(counter)["办理"], "it had not gone out, and the step says so")
        open_again.act()
    counter.screen.wait_text("大厅回执已验签", seconds=60)
    return counter


def just_accepted(story, counter: Counter) -> Counter:
    counter.screen.press("受理", seconds=30)
    counter.client.kill()
    counter = come_back(story)
    counter.screen.click(counter.screen.find(name="我的待办"))
    line = until("the case in the list", lambda: next((i for i in counter.screen.look(ITEM) if ITEM_NAME in i.name), None), 30)
    story.say(f"back after a kill just after 受理: {line.name}")
    line.act()
    counter.screen.keys("Return")
    counter.screen.wait_text("大厅回执已验签", seconds=30)
    state = until("what became of it", lambda: counter.screen.look(LABEL, "已受理")
                  or counter.screen.look(BUTTON, "受理", enabled=True), 60, counter.client.program.must_run)[0]
    if state.role == BUTTON:
        story.say("as far as is known here nobody accepted it: pressed again")
        state.act()
    counter.screen.wait_text("^已受理$", seconds=60)
    return counter


def tell(story) -> None:
    counter = open_hall_and_counter(story)
    counter.read_card(ZHANG)
    counter.take_item("dibao", ITEM_NAME)
    counter.answer(*SITUATION)
    counter.fill_form(TYPED, CHOSEN)
    counter.client.kill()
    story.bench.lift_card()
    counter = resume(story, "after the form")
    for label, text in TYPED.items():
        story.held(counter.screen.find(FIELD, label).text == text, f"'{label}' is as it was")
    counter = in_mid_scan(story, counter)
    counter = just_signed(story, counter)
    counter = just_submitted(story, counter)
    counter = just_accepted(story, counter)
    case = judge_from_outside(story, "accepted")
    kinds = [p["kind"] for p in case["papers"]]
    story.held(kinds == ["receiving-slip", "acceptance-notice"], "one slip and one notice were issued")
    counter.screen.wait_text(case["number"])
    end_and_judge_client(story, counter)
