"""A person whose name has a private-use character and one of extension G, which no font here can draw: on every screen and paper of
their case the name stands as it is on the card, drawn with the characters' codes, told to the clerk, and nowhere as an empty box."""

import subprocess

from counter import Counter
from first_case import CHOSEN, ITEM_NAME, PAGES, SITUATION, TYPED, judge_from_outside, judge_slip, open_hall_and_counter
from monitors import Monitors
from paper_printer import PaperPrinter
from processes import until
from screen import BUTTON, FIELD, ITEM, LIST
from second_screen import SIZE, Person

RARE = {"sample": "no-font", "name": "王\ue863\U00030100样例", "number": "34052419800101001X"}


def plain(words: str) -> str:
    return "".join(words.split())


def printed_paper(story, counter: Counter, printer: PaperPrinter) -> None:
    counter.screen.press("打印文书", BUTTON)
    until("a sheet out of the printer", lambda: printer.sheets(), 60, counter.client.program.must_run)
    sheet = printer.sheets()[-1]
    words = subprocess.run(["pdftotext", "-raw", sheet, "-"], capture_output=True, check=True, text=True, timeout=60).stdout
    story.held(RARE["name"] in plain(words), "pdftotext reads the whole name on the sheet, characters that no font has and all")
    fonts = subprocess.run(["pdffonts", sheet], capture_output=True, check=True, text=True, timeout=60).stdout
    story.held("YichuangStand-in" in fonts, "the font that draws their codes is in the file: " + fonts.splitlines()[-1].split()[0])


def tell(story) -> None:
    monitors = Monitors(story.world.env["DISPLAY"])
    monitors.plug("counter", 0, 0, *SIZE, first=True)
    monitors.plug("citizen", SIZE[0], 0, *SIZE)
    printer = PaperPrinter(story.world)
    counter = open_hall_and_counter(story)
    screen = counter.screen
    person = Person(story, counter)
    counter.read_card(RARE)
    screen.wait_text("姓名中有 2 个字字库没有")
    person.reads(RARE["name"])
    story.picture("applicant")
    screen.activate(screen.find(BUTTON, "继续：选择事项"))
    story.world.key("keydown", "F7")
    screen.wait_text("字库没有：U\\+E863、U\\+30100")
    story.picture("shown")
    story.world.key("keyup", "F7")
    counter.take_item("dibao", ITEM_NAME)
    counter.answer(*SITUATION)
    counter.fill_form(TYPED, CHOSEN)
    name = screen.find(FIELD, "姓名")
    story.held(name.text == RARE["name"], "the form has the name as it is on the card")
    story.picture("form")
    counter.scan(PAGES)
    screen.keys("q")
    screen.wait_text("✓ 已确认")
    counter.sign()
    story.picture("signature")
    counter.submit()
    screen.wait_text("大厅回执已验签", seconds=60)
    counter.print_slip()
    story.picture("received")
    screen.press("受理")
    screen.wait_text("已受理", seconds=30)
    counter.look_at_paper()
    story.picture("acceptance-notice")
    case = judge_from_outside(story, "accepted", RARE)
    judge_slip(story, case)
    printed_paper(story, counter, printer)
    screen.keys("ctrl+k")
    screen.fill("查找", RARE["name"])
    until("the case by the name", lambda: any(case["number"] in i.name + i.description for i in screen.look(
        ITEM, within=screen.find(LIST, "查找结果"))), 20, counter.client.program.must_run)
    story.picture("found")
    report = counter.client.stop()
    story.judge_stalls(report)
