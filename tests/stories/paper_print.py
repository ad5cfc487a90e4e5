"""A paper on paper: the notice of a case that was closed at once goes through CUPS to a printer, as A4 with real text."""

import subprocess
import unicodedata

from counter import ZHANG, receipt_of
from endings_case import Judge
from first_case import open_hall_and_counter
from hard_day import take_away
from paper_printer import PaperPrinter
from processes import until
from screen import BUTTON, LABEL

ITEM = "老年人优待证"
TITLE = "办理结果通知书"


def tell(story) -> None:
    printer = PaperPrinter(story.world)  # before the client, which looks for queues when it prints
    # The applicant was there first: the bench begins with their card on the reader. Read before anybody had signed in it meant
    # nothing, so they put it down once more.
    counter = open_hall_and_counter(story, {"do": "put-card", "sample": ZHANG["sample"]}, {"do": "printer", "state": "near-end"})
    told = story.bench.do("state")
    story.held(told["card"] and told["printer"] == "near-end", "the bench began with its scene")
    take_away(story)
    counter.read_card(ZHANG)
    story.bench.lift_card()
    counter.take_item("laonianzheng", ITEM)
    counter.fill_form({"联系电话": "13800000000"}, {})
    counter.scan({"近期免冠照片": ["id-copy"]})
    counter.sign()
    counter.submit()
    counter.screen.wait_text("大厅回执已验签", seconds=60)
    counter.screen.press("当场办结", BUTTON)
    counter.screen.wait_text("^已办结$", LABEL, seconds=30)
    case = Judge(story).case(ITEM)
    story.note(case=case["number"], state=case["state"], receipt_verified=receipt_of(story.world, case["number"])["caseId"] == case["id"])
    counter.look_at_paper()
    counter.screen.press("打印文书", BUTTON)
    until("a sheet out of the printer", lambda: printer.sheets() and printer.completed() == 1, 60, counter.client.program.must_run)
    story.say("the queue calls the job done, the printer has it")
    counter.screen.wait_text(f"✓ {TITLE}已送往打印机“{printer.name}”", seconds=60)
    story.picture("sent-to-printer")
    sheet = printer.sheets()[0]
    told = subprocess.run(["pdfinfo", sheet], capture_output=True, check=True, text=True, timeout=60).stdout
    story.held("A4" in told, "it is A4")
    told = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, check=True, text=True, timeout=60).stdout
    words = unicodedata.normalize("NFKC", "".join(told.split()))  # Qt's PDF spells 老 as the radical that looks the same
    for wanted in (TITLE, case["number"], ITEM):
        story.held(wanted in words, f"pdftotext reads '{wanted}' on it")
    story.held(sheet.name == "1-result-notice.pdf", "the job's name in the queue is the kind of paper and nobody's name")
    counter.client.stop()
