"""A paper on paper: the notice of a case that was closed at once goes through CUPS to a printer, as A4 with real text. The
printer runs out of paper, is opened, is cancelled, and is taken away; the clerk is told each time, and how often the paper came
out is kept with the case."""

import subprocess
import unicodedata

from counter import ZHANG, receipt_of
from endings_case import Judge
from first_case import open_hall_and_counter
from hard_day import take_away
from paper_printer import PaperPrinter
from processes import until
from screen import BUTTON, ITEM, LABEL, LIST

ITEM_NAME = "老年人优待证"
TITLE = "办理结果通知书"
PRINTER = "3号窗口文书打印机"


def tell(story) -> None:
    printer = PaperPrinter(story.world)  # before the client, which asks for queues when it starts
    # The applicant was there first: the bench begins with their card on the reader. Read before anybody had signed in it meant
    # nothing, so they put it down once more.
    counter = open_hall_and_counter(story, {"do": "put-card", "sample": ZHANG["sample"]}, {"do": "printer", "state": "near-end"})
    told = story.bench.do("state")
    story.held(told["card"] and told["printer"] == "near-end", "the bench began with its scene")
    take_away(story)
    hand_out_guide(story, counter, printer)
    counter.read_card(ZHANG)
    story.bench.lift_card()
    counter.take_item("laonianzheng", ITEM_NAME)
    counter.fill_form({"联系电话": "13800000000"}, {})
    counter.scan({"近期免冠照片": ["id-copy"]})
    counter.sign()
    counter.submit()
    counter.screen.wait_text("大厅回执已验签", seconds=60)
    counter.screen.press("当场办结", BUTTON)
    counter.screen.wait_text("^已办结$", LABEL, seconds=30)
    case = Judge(story).case(ITEM_NAME)
    story.note(case=case["number"], state=case["state"], receipt_verified=receipt_of(story.world, case["number"])["caseId"] == case["id"])
    counter.look_at_paper()
    print_without_paper(story, counter, printer)
    read_sheet(story, case, printer)
    print_again(story, counter, printer)
    cancel(story, counter, printer)
    take_printer_away(story, counter, printer)
    story.held(not printer.kept(), "the print service keeps nothing of any paper")
    counter.client.stop()


def hand_out_guide(story, counter, printer) -> None:
    """Somebody only asks: what is needed goes home with them on paper, and so does the form. No case is begun."""
    counter.look_at_guide("dibao", "最低生活保障对象认定")
    story.picture("guide")
    for button, picture in (("申请表样表", "form-example"), ("空白申请表", "form-blank"), ("一次性告知单", "consultation-notice")):
        counter.screen.press(button, BUTTON)
        counter.laid_out()
        story.picture(picture)
        if button != "一次性告知单":
            counter.screen.keys("Escape")
            counter.screen.find(BUTTON, "一次性告知单", enabled=True)
    counter.screen.press("打印文书", BUTTON)
    counter.screen.wait_text(f"✓ 已打印 1 份（{PRINTER}", LABEL, seconds=60)
    words = text_of(printer.sheets()[-1])
    story.held("一次性告知单" in words and "最低生活保障" in words, "the notice for a consultation came out with its service")
    counter.screen.keys("Escape", "Escape", "F2")  # to the guide, to the service, to the applicant


def text_of(sheet) -> str:
    told = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, check=True, text=True, timeout=60).stdout
    return unicodedata.normalize("NFKC", "".join(told.split()))


def print_without_paper(story, counter, printer) -> None:
    printer.trouble("media-empty-error")
    counter.screen.press("打印文书", BUTTON)
    counter.screen.wait_text("打印机缺纸，请装纸，装好后自动继续", LABEL, seconds=60)
    story.picture("printer-out-of-paper")
    before = len(printer.sheets())
    story.held(before == 1, "nothing came out of a printer without paper")
    printer.trouble("")
    counter.screen.wait_text(f"✓ 已打印 1 份（{PRINTER}", LABEL, seconds=60)
    until("the sheet out of the printer", lambda: len(printer.sheets()) > before, 20, counter.client.program.must_run)
    counter.screen.find(BUTTON, "已打印 1 次", seconds=20)
    story.say("the printer had no paper, was given some, and went on by itself")
    story.picture("sent-to-printer")


def read_sheet(story, case, printer) -> None:
    sheet = printer.sheets()[-1]
    told = subprocess.run(["pdfinfo", sheet], capture_output=True, check=True, text=True, timeout=60).stdout
    story.held("A4" in told, "it is A4")
    words = text_of(sheet)
    for wanted in (TITLE, case["number"], ITEM_NAME):
        story.held(wanted in words, f"pdftotext reads '{wanted}' on it")
    story.held(sheet.name.endswith("-result-notice.pdf"), "the job's name in the queue is the kind of paper and nobody's name")


def print_again(story, counter, printer) -> None:
    counter.screen.press("再打印一份", BUTTON)
    counter.screen.find(BUTTON, "已打印 2 次", seconds=60)
    counter.screen.find(BUTTON, "再打印一份", enabled=True, seconds=60)
    story.held(len(printer.sheets()) == 3, "the second copy came out")
    counter.screen.press("已打印 2 次", BUTTON)
    lines = counter.screen.look(ITEM, within=counter.screen.find(LIST, "打印记录"))
    story.held([line.name[:5] for line in lines] == ["第1次打印", "第2次打印"], "the history names both printings")
    story.picture("print-history")
    counter.screen.press("已打印 2 次", BUTTON)


def cancel(story, counter, printer) -> None:
    printer.trouble("cover-open-error")
    counter.screen.press("再打印一份", BUTTON)
    counter.screen.wait_text("打印机盖板未合上，请合上盖板，合上后自动继续", LABEL, seconds=60)
    story.picture("printer-open")
    counter.screen.press("取消打印", BUTTON)
    counter.screen.wait_text("已取消打印", LABEL, seconds=60)
    printer.trouble("")
    counter.screen.find(BUTTON, "已打印 2 次", seconds=20)
    story.say("a cancelled printing does not count")


def take_printer_away(story, counter, printer) -> None:
    printer.add("second", "大厅共用打印机")
    printer.remove(printer.name)
    before = len(printer.sheets())
    counter.screen.press("再打印一份", BUTTON)
    counter.screen.wait_text("这台打印机已不存在", LABEL, seconds=60)
    counter.screen.wait_text("大厅共用打印机", seconds=30)
    story.picture("printer-gone")
    counter.screen.press("重试打印", BUTTON)
    counter.screen.wait_text("✓ 已打印 1 份（大厅共用打印机", LABEL, seconds=60)
    until("the third sheet", lambda: len(printer.sheets()) > before, 20, counter.client.program.must_run)
