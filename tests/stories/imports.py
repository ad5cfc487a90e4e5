"""What people bring on a telephone or a stick: a PDF, a telephone's photograph, a fax, a picture; and what nobody can take: a PDF under a password,
a program that calls itself a photograph, a telephone's own format, two thousand pages. Chosen in the real window's own chooser;
what came of them is read off the line and at the hall, past every program of ours."""

import io
import re
from collections import Counter as Tally
from pathlib import Path

from applicants_case import kept, listened_counter
from comers import second_clerk
from first_case import PAGES, up_to_form
from hard_day import take_away
from papers_brought import put_on
from processes import until
from receipts import sm3
from screen import BUTTON, FIELD, ITEM, LIST

FORM, CHECKED, STATED = PAGES  # the three papers of 最低生活保障对象认定
FIRST_PAGES = 100  # of too many: core/pages/file_messages.h


def choose_material(counter, material: str) -> None:
    counter.screen.find(ITEM, material, within=counter.screen.find(LIST, "材料清单")).act()
    until("it in hand", lambda: f"“{material}”" in counter.screen.guidance() or material in counter.screen.guidance(), 10)


def open_chooser(counter):
    counter.screen.press(re.compile("^导入文件"), BUTTON)
    return until("the chooser", lambda: next((w for w in counter.screen.application.children() if w.role in ("dialog", "file chooser")
                                              and w.showing), None), 20, counter.client.program.must_run)


def bring(story, counter, name: str) -> None:
    chooser = open_chooser(counter)
    field = next(w for w in chooser.walk() if w.role == FIELD)
    counter.screen.activate(field)
    field.focus()
    counter.screen.keys("ctrl+a")
    counter.screen.enter(field, name)
    counter.screen.keys("Return")
    until("the chooser gone", lambda: not chooser.showing, 20, counter.client.program.must_run)


def has_pages(counter, material: str, count: int, seconds: float = 60) -> None:
    until(f"{count} pages of {material}", lambda: f"已收 {count} 页" in counter.screen.find(
        ITEM, material, within=counter.screen.find(LIST, "材料清单")).description, seconds, counter.client.program.must_run)


def is_refused(story, counter, name: str, code: str, words: str) -> None:
    bring(story, counter, name)
    until(f"{code} in the guidance line", lambda: code in counter.screen.guidance(), 40, counter.client.program.must_run)
    story.held(words in counter.screen.guidance(), f"{name}: {counter.screen.guidance()}")
    story.picture(f"refused-{code.lower()}")


def take_what_can_be_taken(story, counter) -> None:
    choose_material(counter, FORM)
    chooser = open_chooser(counter)
    counter.screen.wait_text("没有找到U盘或手机")
    story.picture("nothing-plugged-in")
    put_on(story.telephone)
    counter.screen.wait_text("已找到手机“Sample Telephone”")
    until("what is on it", lambda: counter.screen.look(name="photo.jpg", within=chooser), 20, counter.client.program.must_run)
    story.say("a telephone that is plugged in while the chooser is open shows up by itself")
    story.picture("telephone")
    counter.screen.keys("Escape")
    until("the chooser gone", lambda: not chooser.showing, 20, counter.client.program.must_run)
    bring(story, counter, "form.pdf")
    has_pages(counter, FORM, 3)
    story.picture("pdf")
    choose_material(counter, CHECKED)
    bring(story, counter, "photo.jpg")
    has_pages(counter, CHECKED, 1)
    counter.screen.wait_text("已自动摆正")
    story.picture("photograph")
    bring(story, counter, "fax.tif")
    has_pages(counter, CHECKED, 3)
    story.picture("fax")
    choose_material(counter, STATED)
    bring(story, counter, "screen.png")
    has_pages(counter, STATED, 1)
    story.say("a PDF of three pages, a photograph, a fax of two and a picture are in")


def refuse_what_cannot(story, counter) -> None:
    is_refused(story, counter, "locked.pdf", "P-0305", "密码")
    is_refused(story, counter, "holiday.jpg", "P-0301", "PDF、JPEG、PNG 或 TIFF")
    is_refused(story, counter, "IMG_0001.HEIC", "P-0311", "兼容性最佳")
    is_refused(story, counter, "long.pdf", "P-0304", "只导入前面的页")
    counter.screen.press(f"只导入前 {FIRST_PAGES} 页", BUTTON)
    began = story.seconds()
    has_pages(counter, STATED, 1 + FIRST_PAGES, 300)
    story.say(f"of two thousand pages the first hundred, in {story.seconds() - began:.0f} s")
    story.picture("first-hundred")


def judge(story, told: dict) -> None:
    """Every page that the manifest names rests at the hall under its digest, a JPEG that strangers open."""
    from PIL import Image
    filings = {f["material"]: f["pages"] for f in told["draft"]["filings"]}
    counts = sorted(len(pages) for pages in filings.values())
    story.held(counts == sorted([3, 3, 1 + FIRST_PAGES]), f"the manifest names {sum(counts)} pages")
    names = [page["blob"] for pages in filings.values() for page in pages]
    store = story.world.folder / "hall" / "blobs"
    seen = Tally()
    for name in names:
        data = (store / name[:2] / name).read_bytes()
        if sm3(data).hex() != name:
            story.held(False, f"{name} is not what it is called")
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            seen[image.format] += 1
    story.held(set(seen) == {"JPEG"}, f"the hall keeps {len(names)} pages as JPEG, each under its own digest")
    story.held(len(set(names)) == len(names), "and no two are the same")
    brought = {p.read_bytes() for p in story.telephone.iterdir()}
    story.held(not any((store / n[:2] / n).read_bytes() in brought for n in names), "none of the files went there as it was")
    story.note(pages=len(names), receipt_verified=True)


def tell(story) -> None:
    gvfs = Path(story.world.env["XDG_RUNTIME_DIR"]) / "gvfs"
    gvfs.mkdir(parents=True)  # as it is where nothing is plugged in
    story.telephone = gvfs / "mtp:host=Sample_Telephone_0123456789"
    with listened_counter(story) as counter:
        second_clerk(story)  # and with it the authority to judge by
        up_to_form(story, counter)
        take_away(story)
        counter.screen.press("继续：材料", BUTTON)
        take_what_can_be_taken(story, counter)
        refuse_what_cannot(story, counter)
        counter.sign()
        counter.submit()
        counter.screen.wait_text("大厅回执已验签", seconds=120)
        story.picture("received")
        judge(story, kept(story))
        report = counter.client.stop()
    story.judge_stalls(report)
