"""What no form was made for: five thousand characters into every field, full-width figures, emoji, control characters, marks of
direction; the language switched in the middle of a form. Nothing hangs, nothing that cannot be seen is taken, and the case that was
begun ends as it would have."""

import re
import unicodedata

from counter import NEW_PIN, Counter
from first_case import judge_from_outside, open_hall_and_counter
from hard_day import take_away
from matters import COMPLETE, Hands, Matter
from processes import until
from screen import BUTTON, FIELD, LIST, Atspi

MATTER, CARD = 42, "zhang"
FLOODS = {"五千个汉字": "样" * 5000, "五千个全角数字": "９" * 5000, "表情": "\U0001F600\U0001F468\u200D\U0001F469" * 50,
          "控制字符": "样\x07\x1b[31m\x08例", "方向标记": "\u202E样例\u202C\uFEFF", "一行一行": "样例\n" * 1000}
UNSEEN = {"Cc", "Cf", "Cs", "Cn"}


def open_fields(counter: Counter, matter: Matter) -> list:
    form = counter.screen.find(name="申请信息表")
    return [w for w in form.walk(showing=False) if w.role == FIELD and w.name in matter.fields and w.has(Atspi.StateType.VISIBLE)
            and not w.has(Atspi.StateType.READ_ONLY)]


def flood(story, counter: Counter, matter: Matter) -> None:
    fields = open_fields(counter, matter)
    story.held(len(fields) >= 4, f"{len(fields)} fields take what is typed")
    for name, text in FLOODS.items():
        for field in fields:
            field.set_text(text)
            kept = field.text
            longest = matter.fields[field.name].get("longest", 200)  # core/domain/item.h
            unseen = [c for c in kept if unicodedata.category(c) in UNSEEN and c != "\n"]
            story.held(len(kept) <= longest and not unseen and "\U0001F600" not in kept, f"{name} → {field.name}: {len(kept)} of {longest} kept")
    story.picture("flooded")
    counter.screen.press("继续：材料", BUTTON)
    missing = counter.screen.find(LIST, "待补充内容")
    story.held(bool(missing.children()), "what does not fit is listed, and nobody goes on over it")
    for field in fields:
        field.set_text("")


def find_case(counter: Counter, field: str, words: str) -> None:
    screen = counter.screen
    screen.keys("ctrl+k")
    screen.enter(screen.find(FIELD, field), "zyl")  # the applicant's initials
    until("the case first", lambda: next((i.name for i in screen.look("list item")), "").startswith(words), 20, counter.client.program.must_run)


def switch_language(story, counter: Counter, matter: Matter) -> Counter:
    screen = counter.screen
    phone = screen.find(FIELD, "联系电话").text
    screen.press("界面设置")
    screen.press("English", "radio button")
    screen.wait_text("办到一半的件不会丢失")
    screen.keys("Escape")
    screen.find(FIELD, "联系电话")
    story.say("the language is chosen in the middle of the form")
    counter.client.stop()
    story.world.language = ""  # what was chosen at this terminal counts
    again = Counter(story)
    screen = again.screen
    clerk = story.world.staff("clerk")
    screen.find(BUTTON, "Sign in", enabled=True, seconds=60)
    staff = screen.find(FIELD, "Staff number")
    if staff.text != clerk["no"]:
        screen.enter(staff, clerk["no"], sign_in=True)
    screen.enter(screen.find((FIELD, "password text"), "PIN", enabled=True), NEW_PIN, sign_in=True)
    screen.keys("Return")
    screen.wait_gone(FIELD, "Staff number", seconds=60)
    find_case(again, "Find", "Case:")
    story.picture("found-in-english")
    screen.keys("Return")
    field = screen.find(FIELD, re.compile("(?i)phone"), seconds=30)
    story.held(field.text == phone, "in English everything is as it was")
    story.picture("english-form")
    screen.press(re.compile("^(Look|Appearance|Display)"))
    screen.press("中文", "radio button")
    again.client.stop()
    back = Counter(story)
    back.sign_in(clerk["no"], NEW_PIN)
    return back


def tell(story) -> None:
    counter = open_hall_and_counter(story)
    matter = Matter(MATTER)
    story.bench.put_card(CARD)
    counter.screen.find(BUTTON, "继续：选择事项", enabled=True, seconds=30)
    take_away(story)
    counter.take_item(matter.query, matter.name)
    hands = Hands(counter)
    hands.answer(matter, {})
    counter.screen.press("继续：申请信息", BUTTON)
    flood(story, counter, matter)
    hands.fill(matter)
    story.say("filled as the example says, after all")
    counter = switch_language(story, counter, matter)
    screen = counter.screen
    find_case(counter, "查找", "办件：")
    screen.keys("Return")
    screen.wait_text(COMPLETE.pattern, seconds=30)
    Hands(counter).collect()
    counter.sign()
    counter.submit()
    screen.wait_text("大厅回执已验签", seconds=60)
    screen.press("受理")
    screen.wait_text("已受理", seconds=30)
    judge_from_outside(story, "accepted")
    story.judge_stalls(counter.client.stop())
