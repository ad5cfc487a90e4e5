"""A day's comings and goings at one window with two clerks: a case put aside and found again by a name's initials, a note, words
kept for the next correction, a wrong submission taken back with the hall's notice, the desk locked and opened, a shift change that
shows nothing of the other's, a case handed over, a draft deleted and brought back."""

import re

from counter import NEW_PIN, ZHANG, Counter
from first_case import judge_from_outside, open_hall_and_counter
from hard_day import take_away
from processes import until
from screen import BUTTON, FIELD, ITEM, LIST

OTHER_PIN = "597314"
SERVICE, SERVICE_KEYS, SERVICE_PAGE = "老年人优待证", "laonianyoudai", "近期免冠照片"
LI_NUMBER = re.compile(r"340\*+")
WORDS = "照片须为近期免冠白底"


def lines(counter: Counter) -> list:
    return [i.name for i in counter.screen.look(ITEM, within=counter.screen.find(LIST, "办件列表"))]


def change_to(counter: Counter, no: str, pin: str, new_pin: str | None = None) -> None:
    counter.sign_in(no, pin, new_pin)
    counter.screen.wait_text(no)


def leave(counter: Counter) -> None:
    """Shift change: the desk is locked, the colleague takes it."""
    counter.screen.keys("F12")
    counter.screen.wait_text("已锁屏")
    counter.screen.press("换班：其他人登录", BUTTON)


def to_list(counter: Counter, shelf: str | None = None) -> None:
    counter.screen.click(counter.screen.find(name="我的待办"))
    counter.screen.find(LIST, "办件列表")
    if shelf:
        counter.screen.click(counter.screen.find("check box", shelf))


def begin_service(counter: Counter) -> None:
    counter.take_item(SERVICE_KEYS, SERVICE)
    counter.screen.press("继续：申请信息", BUTTON)


def put_aside(story, counter: Counter) -> None:
    screen = counter.screen
    counter.read_card(ZHANG)
    begin_service(counter)
    screen.fill("联系电话", "13800000000")
    take_away(story)
    screen.keys("F10")
    screen.wait_text("读到证件即开始办理", seconds=30)
    story.say("the first case is put aside by F10")
    story.bench.put_card("li")
    screen.find(BUTTON, "继续：选择事项", enabled=True, seconds=30)
    screen.wait_text(LI_NUMBER.pattern)
    begin_service(counter)
    take_away(story)
    screen.keys("F10")
    screen.wait_text("读到证件即开始办理", seconds=30)
    to_list(counter, "已挂起")
    until("both put aside", lambda: len(lines(counter)) == 2, 20, counter.client.program.must_run)
    story.held(all("老年人优待证" in line for line in lines(counter)), "two cases lie put aside")
    story.picture("put-aside")


def find_again(story, counter: Counter) -> None:
    screen = counter.screen
    screen.keys("ctrl+k")
    field = screen.find(FIELD, "查找")
    until("both offered before a word", lambda: len([i for i in screen.look(ITEM) if i.name.startswith("已挂起")]) == 2, 20)
    screen.enter(field, "zyl")
    until("the one that is meant", lambda: [i.name for i in screen.look(ITEM) if i.name.startswith(("已挂起", "办件"))][:1]
          and len([i for i in screen.look(ITEM) if i.name.startswith(("已挂起", "办件"))]) == 1, 20, counter.client.program.must_run)
    story.picture("found-by-initials")
    screen.keys("Return")
    phone = screen.find(FIELD, "联系电话", seconds=30)
    story.held(phone.text == "13800000000", "found by its applicant's initials, everything as it was")


def write_beside(story, counter: Counter) -> None:
    screen = counter.screen
    screen.keys("F11")
    screen.wait_text("本件事务")
    screen.fill("新备注", "afternoon: photo")
    screen.keys("Return")
    screen.wait_text("afternoon: photo", role=ITEM)
    story.held(not screen.find(BUTTON, "撤回").enabled, "a draft is not withdrawn")
    story.picture("about-this-case")
    screen.keys("Escape")


def keep_words(story, counter: Counter) -> None:
    screen = counter.screen
    screen.press("一次性补正告知", BUTTON)
    screen.fill("其他内容", WORDS)
    screen.press("存为常用语", BUTTON)
    text = screen.find(FIELD, "其他内容")
    screen.activate(text)
    text.focus()
    screen.keys("ctrl+a", "Delete")
    until("no words", lambda: not text.text.strip(), 10)
    until("the words by a key", lambda: (screen.keys("ctrl+1"), WORDS in text.text)[1], 20)
    story.picture("kept-words")
    screen.press("不办了，返回", BUTTON)
    story.say("words for corrections are kept and come by Ctrl+1")


def take_back(story, counter: Counter) -> None:
    screen = counter.screen
    screen.keys("F11")
    screen.wait_text("受理之前可以撤回")
    reason = screen.find(FIELD, "撤回原因")
    screen.enter(reason, "选错事项")
    screen.press("撤回", BUTTON)
    screen.wait_text("撤回后本件终止办理")
    story.picture("withdraw-asks")
    screen.press("确认撤回", BUTTON)
    screen.wait_text("本件已撤回", seconds=60)
    story.picture("withdrawn")
    screen.keys("Escape")
    screen.wait_text("已撤回", seconds=30)
    counter.look_at_paper()
    story.picture("withdrawal-notice")
    case = judge_from_outside(story, "withdrawn")
    story.held(any(p["kind"] == "withdrawal-notice" for p in case["papers"]), "the hall's notice of withdrawal is signed")
    screen.press("返回", BUTTON)
    screen.press("办完，接待下一位", BUTTON)


def lock(story, counter: Counter) -> None:
    screen = counter.screen
    story.bench.put_card(ZHANG["sample"])
    screen.find(BUTTON, "继续：选择事项", enabled=True, seconds=30)
    screen.keys("F12")
    screen.wait_text("已锁屏")
    story.held(not screen.look(name=re.compile(r"张|110\*+")), "nothing of the applicant is on the locked screen")
    story.picture("locked")
    story.world.stop_hall()

    def enter(pin: str) -> None:
        field = screen.find((FIELD, "password text"), "PIN", enabled=True)
        screen.enter(field, pin, sign_in=True)
        screen.keys("Return")
    enter("111999")
    until("the wrong PIN said", lambda: "S-0102" in screen.guidance(), 20, counter.client.program.must_run)
    enter(NEW_PIN)
    screen.find(BUTTON, "继续：选择事项", enabled=True, seconds=30)
    story.say("the PIN opens the desk without the hall, where it was left")
    story.world.start_hall()
    take_away(story)
    screen.keys("F2")
    screen.keys("Escape")


def change_shift(story, counter: Counter, first: dict, second: dict) -> None:
    screen = counter.screen
    leave(counter)
    change_to(counter, second["no"], second["pin"], OTHER_PIN)
    to_list(counter, "全部")
    screen.wait_text("还没有办件")
    story.held(not screen.look(name=re.compile("老年人优待证|李|张")), "the second clerk sees nothing of the first one's")
    story.picture("second-clerk")
    leave(counter)
    change_to(counter, first["no"], NEW_PIN)
    to_list(counter, "已挂起")
    until("the one put aside", lambda: len(lines(counter)) == 1, 20, counter.client.program.must_run)
    story.say("after the shift change the first clerk's case is where it was")


def hand_over(story, counter: Counter, first: dict, second: dict) -> None:
    screen = counter.screen
    screen.press("打开办件", BUTTON)
    screen.find(FIELD, "联系电话", seconds=30)
    screen.keys("F11")
    screen.wait_text("交接后由同事在本机登录接收", seconds=30)
    screen.fill("交接说明", "phone is missing")
    screen.press("交接", BUTTON)
    screen.wait_text(f"已交给 {second['no']}", seconds=30)
    story.picture("handed-over")
    leave(counter)
    change_to(counter, second["no"], OTHER_PIN)
    to_list(counter, "全部")
    screen.wait_text(f"{first['no']} .*交来", seconds=30)
    story.picture("offered")
    screen.press("接收", BUTTON)
    until("the case taken", lambda: any("老年人优待证" in line for line in lines(counter)), 30, counter.client.program.must_run)
    screen.press("打开办件", BUTTON)
    screen.find(FIELD, "联系电话", seconds=30)
    screen.keys("F11")
    screen.wait_text("接收交接", role=ITEM)
    story.picture("taken-over")
    story.say("the colleague has the case with its trail")
    screen.keys("Escape")


def bring_back(story, counter: Counter) -> None:
    screen = counter.screen
    screen.keys("F10")
    to_list(counter, "全部")
    until("the case in the list", lambda: len(lines(counter)) == 1, 20, counter.client.program.must_run)
    screen.press("删除草稿", BUTTON)
    screen.wait_text("草稿已删除")
    until("no case", lambda: not lines(counter), 20, counter.client.program.must_run)
    story.picture("deleted")
    screen.press(re.compile("^撤销"), BUTTON)
    until("the case again", lambda: len(lines(counter)) == 1, 20, counter.client.program.must_run)
    story.say("a deleted draft is brought back")


def tell(story) -> None:
    counter = open_hall_and_counter(story)
    first, second = story.world.staff("clerk"), story.world.staff("clerk", 1)
    put_aside(story, counter)
    find_again(story, counter)
    write_beside(story, counter)
    counter.scan({SERVICE_PAGE: ["letter"]})
    counter.sign()
    counter.submit()
    counter.screen.wait_text("大厅回执已验签", seconds=60)
    keep_words(story, counter)
    take_back(story, counter)
    lock(story, counter)
    change_shift(story, counter, first, second)
    hand_over(story, counter, first, second)
    bring_back(story, counter)
    story.judge_stalls(counter.client.stop())
