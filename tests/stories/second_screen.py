"""The screen on the other side of the counter: neutral, then a person's case as it is filled in. They point at a field that is wrong,
the clerk corrects it, they confirm; the cable of their screen is pulled out and put back; they read the text to its end and sign there.
Then the next person, in English, and nothing of the first is ever seen again."""

from counter import ZHANG, Counter
from first_case import judge_from_outside, open_hall_and_counter
from hard_day import take_away
from monitors import Monitors
from processes import until
from screen import BUTTON, CHECK, FIELD, LABEL, WINDOW, Atspi

SERVICE, SERVICE_KEYS, SERVICE_PAGE = "老年人优待证", "laonianyoudai", "近期免冠照片"
WRONG, RIGHT, OTHERS = "13800000009", "13800000000", "13900000001"
FIRST_PERSON = (ZHANG["name"], ZHANG["number"], ZHANG["number"][:3] + "*", RIGHT, WRONG)
SIZE = (1366, 768)


class Person:
    """Eyes and a finger in front of the second screen."""

    def __init__(self, story, counter: Counter):
        self.story, self.screen, self.client = story, counter.screen, counter.client

    def window(self):
        return next((w for w in self.screen.application.children() if w.showing
                     and w.name.startswith(("申请人屏", "Applicant"))), None)

    def words(self) -> str:
        window = self.window()
        if window is None:
            return ""
        return "\n".join(words for w in window.walk() for words in (w.name, w.text if w.role in (FIELD, LABEL) else "") if words)

    def reads(self, words: str, seconds: float = 30) -> None:
        until(f"'{words}' on the person's screen", lambda: words in self.words(), seconds, self.client.program.must_run)

    def reads_no_more(self, words: str) -> None:
        until(f"'{words}' gone from the person's screen", lambda: words not in self.words(), 30, self.client.program.must_run)

    def button(self, name: str):
        return self.screen.find((BUTTON, CHECK), name, within=self.window(), enabled=True)

    def touches(self, name: str) -> None:
        button = self.button(name)
        _, _, width, height = button.extents()
        self.story.held(min(width, height) >= 56, f"'{name}' is {width}×{height}: large enough for a finger")
        self.screen.click(button)

    def is_neutral(self, words: str) -> None:
        self.reads(words)
        seen = self.words()
        self.story.held(not any(one in seen for one in (*FIRST_PERSON, "李测试", OTHERS)), f"neutral: '{words}', and nobody's data")


def point_and_correct(story, counter: Counter, person: Person) -> None:
    screen = counter.screen
    person.reads(WRONG)
    person.reads("正在填写")
    story.picture("being-filled-in")
    person.touches("这里不对 联系电话")
    screen.wait_text("申请人在其屏幕上指出不对：联系电话")
    person.reads("已告诉工作人员：这里不对")
    story.picture("pointed-at")
    story.held("联系电话" in screen.guidance(), "the clerk's guidance line says which: " + screen.guidance())
    phone = screen.find(FIELD, "联系电话")
    story.held("申请人指出" in phone.description, "the field itself is marked at the clerk's")
    screen.activate(phone)
    phone.focus()
    screen.keys("ctrl+a")
    screen.enter(phone, RIGHT)
    until("the right number", lambda: phone.text == RIGHT, 10)
    person.reads_no_more("已告诉工作人员：这里不对")
    person.reads(RIGHT)
    screen.wait_gone(LABEL, "申请人在其屏幕上指出不对：联系电话")
    person.touches("以上信息无误")
    screen.wait_text("申请人已在其屏幕上确认")
    person.reads("您已确认以上信息无误")
    story.picture("confirmed")


def pull_the_cable(story, counter: Counter, person: Person, monitors: Monitors) -> None:
    screen = counter.screen
    monitors.pull("citizen")
    screen.wait_text("申请人屏已断开", seconds=30)
    until("no window of theirs", lambda: person.window() is None, 20)
    story.held("D-0501" in screen.guidance(), "the clerk reads what is wrong: " + screen.guidance())
    story.picture("unplugged")
    story.held(bool(screen.look(name="签字区")), "and the case is where it was")
    monitors.plug("citizen", SIZE[0], 0, *SIZE)
    person.reads("事项编码")
    until("what was said of it taken back", lambda: "D-0501" not in screen.guidance(), 20)
    story.say("plugged in again, it comes back by itself with what it showed")


def sign(story, counter: Counter, person: Person) -> None:
    screen = counter.screen
    person.touches("大字")
    pad = screen.find(name="本人签字区", within=person.window())
    person.reads("请看到最后")
    story.held("请在此处" not in pad.description, "the pad is closed before the text was read to its end")
    story.picture("to-be-read")
    screen.keys("alt+2")  # at the clerk's: they cannot write, perhaps
    person.reads("请按捺指纹")
    story.picture("fingerprint-asked-for")
    screen.keys("alt+1")
    person.reads_no_more("请按捺指纹")
    for _ in range(30):
        if "已看到最后" in person.words():
            break
        person.screen.click(person.button("往下看"))
        until("the text to move", lambda: True, 1)
    person.reads("已看到最后")
    until("the pad open", lambda: "请在此处" in pad.description, 30, counter.client.program.must_run)
    screen.stroke(pad, [(0.3, 0.3), (0.4, 0.35), (0.45, 0.6), (0.35, 0.75)])
    screen.stroke(pad, [(0.55, 0.25), (0.5, 0.5), (0.6, 0.7), (0.7, 0.4)])
    person.touches("本人确认签字")
    person.reads("已签字，请等工作人员提交")
    screen.wait_text("已签字，待提交")
    story.picture("signed")


def next_person(story, counter: Counter, person: Person) -> None:
    """Whatever the clerk does, whenever one looks: nothing of the one before."""
    screen = counter.screen

    def nothing_of_the_first() -> None:
        seen = person.words()
        if any(one in seen for one in FIRST_PERSON):
            story.held(False, "nothing of the first person after them: " + seen)
    person.touches("English")
    person.reads("Please show your document")
    story.bench.put_card("li")
    for _ in range(8):
        nothing_of_the_first()
    screen.find(BUTTON, "继续：选择事项", enabled=True, seconds=30)
    person.reads("李测试")
    nothing_of_the_first()
    counter.take_item(SERVICE_KEYS, SERVICE)
    screen.press("继续：申请信息", BUTTON)
    screen.fill("联系电话", OTHERS)
    person.reads(OTHERS)
    person.reads("All of this is correct")
    nothing_of_the_first()
    story.held(bool(screen.look(name="申请信息表")), "the clerk's window stays Chinese while theirs is English")
    story.picture("next-person-in-english")
    person.touches("Privacy notice")
    person.reads("Who processes your information")
    story.picture("privacy-notice")
    person.touches("Done, go back")
    person.reads(OTHERS)
    screen.keys("alt+d")
    person.is_neutral("One moment")
    screen.keys("alt+d")
    person.reads(OTHERS)
    screen.click(screen.find(name="我的待办"))
    person.is_neutral("One moment")
    screen.keys("Escape")
    person.reads(OTHERS)
    screen.keys("F12")
    screen.wait_text("已锁屏")
    person.is_neutral("away for a moment")
    story.picture("locked")


def tell(story) -> None:
    monitors = Monitors(story.world.env["DISPLAY"])
    monitors.plug("counter", 0, 0, *SIZE, first=True)
    monitors.plug("citizen", SIZE[0], 0, *SIZE)
    counter = open_hall_and_counter(story)
    person = Person(story, counter)
    person.is_neutral("请出示证件")
    main = next(w for w in counter.screen.application.children() if w.role == WINDOW and w.name == "一窗")
    story.held(main.extents()[0] == 0 and person.window().extents()[0] == SIZE[0], "each on a screen of its own")
    story.picture("neutral")

    counter.read_card(ZHANG)
    person.reads(ZHANG["name"])
    story.held(ZHANG["number"] not in person.words(), "the number from the chip is masked there too")
    story.picture("card-read")
    counter.take_item(SERVICE_KEYS, SERVICE)
    person.reads(SERVICE)
    counter.screen.press("继续：申请信息", BUTTON)
    counter.screen.fill("联系电话", WRONG)
    point_and_correct(story, counter, person)
    story.held(main.has(Atspi.StateType.ACTIVE), "touching the one window leaves the keyboard in the other")
    counter.scan({SERVICE_PAGE: ["letter"]})
    counter.screen.press("继续：签字确认", BUTTON)
    person.reads("事项编码")
    pull_the_cable(story, counter, person, monitors)
    sign(story, counter, person)
    counter.submit()
    person.reads("大厅已收到您的申请", 60)
    story.picture("submitted")
    judge_from_outside(story, "received")
    take_away(story)
    counter.screen.press("办完，接待下一位", BUTTON)
    person.is_neutral("请出示证件")
    next_person(story, counter, person)
    story.judge_stalls(counter.client.stop())
