"""Every device of a counter plugged in, used, broken, mended, pulled out in the middle and plugged in again, through the real windows:
what the clerk reads on the page of devices, what is asked of them at work, and what plugging leaves behind in the client."""

import re
import time
from pathlib import Path

from counter import ZHANG, receipt_of
from devices_lobby import Cabinet, Calls, CodeCamera
from devices_pad import Pad
from endings_case import Judge
from first_case import CHOSEN, ITEM_NAME, PAGES, SITUATION, TYPED, open_hall_and_counter
from hard_day import PRINT, reads, take_away
from processes import until
from screen import BUTTON, ITEM, LIST
from slips import text_on
from traces import traces_in

TAKE_SLIP = "请取走出纸口的凭条"
IDLE_SECONDS = 10
MEMORY_BOUND = 1024  # kB after many plugs of one kind
IDLE_BOUND = 1.0  # per cent of a core, everything attached
TICKS = 100  # a second, of /proc/PID/stat


def row_of(story, words: str) -> str:
    """What the page of devices says in the row of this kind; for assistive technology it is kind and state."""
    found = [i for i in story.screen.look(ITEM, within=story.screen.find(LIST, "设备列表")) if i.name.startswith(words)]
    return found[0].name if found else ""


def stands(story, words: str, state: str, seconds: float = 30) -> float:
    """Waits until the page of devices says this state of this kind, and answers how long that took."""
    began = time.monotonic()
    until(f"'{words} {state}' on the page of devices (it says '{row_of(story, words)}')", lambda: row_of(story, words) == f"{words} {state}", seconds,
          story.screen.client.program.must_run)
    return time.monotonic() - began


def look_at_devices(story) -> None:
    story.screen.press("设备状态")
    story.screen.find(LIST, "设备列表", seconds=20)


class Leftovers:
    """Threads, descriptors and memory of the client: what a plug more may not leave behind."""

    def __init__(self, pid: int):
        status = Path(f"/proc/{pid}/status").read_text()
        self.threads = int(re.search(r"^Threads:\s+(\d+)", status, re.M).group(1))
        self.kilobytes = int(re.search(r"^VmRSS:\s+(\d+)", status, re.M).group(1))
        self.descriptors = len(list(Path(f"/proc/{pid}/fd").iterdir()))


def busy_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


class Reader:
    words, device = "身份证阅读器", "reader"

    def use(self, story, counter) -> None:
        counter.read_card(ZHANG)
        story.say("a card is read")

    def break_and_mend(self, story, counter) -> None:
        take_away(story)
        for act, words in ((lambda: story.bench.do("two-cards"), "读卡区有多张卡，请只放一张身份证"),
                           (lambda: story.bench.put_card("damaged"), "没有读到，请拿起证件重新平放"),
                           (lambda: story.bench.put_card("bus"), "这不是身份证")):
            story.bench.put_card("zhang")
            act()
            reads(story, counter, words)
            take_away(story)
        story.bench.do("line", silent=True)
        look_at_devices(story)
        stands(story, self.words, "故障", 60)
        story.picture("reader-silent")
        story.bench.do("line")
        story.say(f"an answering reader is back in {stands(story, self.words, '就绪', 60):.1f} s, and nobody did anything")


class ReceiptPrinter:
    words, device = "凭条打印机", "printer"

    def slips(self, story) -> int:
        return len(list((story.world.folder / "prints").glob("*.png")))

    def use(self, story, counter) -> None:
        before = self.slips(story)
        counter.print_slip()
        story.held(self.slips(story) == before + 1, "a slip comes out")
        self.known(story, 1)
        reads(story, counter, TAKE_SLIP)
        story.picture("printer-take-slip")
        self.take(story, counter)
        story.say("and is asked for until it is taken")

    def take(self, story, counter) -> None:
        story.bench.do("take-slip")
        until("nothing asked for", lambda: TAKE_SLIP not in counter.screen.guidance(), 30, counter.client.program.must_run)

    def known(self, story, times: int) -> None:
        """The printer was asked whether its paper lasted: whoever takes it away before that has half a slip."""
        story.screen.wait_text("✓ .*已打印（" + (".*第%d次" % times if times > 1 else ""), seconds=60)

    def break_and_mend(self, story, counter) -> None:
        for times, (state, words) in enumerate((("paper-out", "凭条纸已用完，请更换纸卷"), ("cover", "请合上设备盖板"), ("near-end", "凭条纸将尽")), 2):
            before = self.slips(story)
            story.bench.printer(state)
            story.screen.press(PRINT, BUTTON)
            if state == "near-end":  # prints all the same
                until("the slip", lambda: self.slips(story) == before + 1, 60, counter.client.program.must_run)
                story.say("paper that is near its end is enough for this one")
            else:
                reads(story, counter, words)
                story.picture(f"printer-{state}")
                story.bench.printer("ok")
                until("the slip, by itself", lambda: self.slips(story) == before + 1, 60, counter.client.program.must_run)
                story.say("mended, it prints by itself")
            self.known(story, times)
            story.bench.printer("ok")
            self.take(story, counter)
            story.screen.find(BUTTON, PRINT, enabled=True, seconds=60)


class Scanner:
    words, device = "扫描仪", "scanner"

    def use(self, story, counter) -> None:
        counter.put_sheets({"最低生活保障申请书": ["application-form-1"]})
        story.say("a sheet is scanned")

    def break_and_mend(self, story, counter) -> None:
        screen = story.screen
        story.bench.do("page", fault="oversize")
        screen.press("扫描到此材料", BUTTON)
        reads(story, counter, "页面太大")
        story.picture("scanner-page-too-big")
        story.bench.do("page", fault="empty")
        screen.press("扫描到此材料", BUTTON)
        reads(story, counter, "扫描到空白页")
        story.bench.do("unplug", device="scanner")
        screen.press("扫描到此材料", BUTTON)
        reads(story, counter, "D-02", 90)
        story.picture("scanner-pulled-out")
        story.bench.do("plug", device="scanner")
        story.bench.page("application-form-2")
        story.screen.press("扫描到此材料", BUTTON)
        until("the second page", lambda: "已收 2 页" in story.screen.line(
            ITEM, "最低生活保障申请书", story.screen.find(LIST, "材料清单")).description, 60, counter.client.program.must_run)
        story.say("the next sheet comes in, the page before it was kept")


class CodeScanner:
    words, device = "扫码器", "codes"

    def use(self, story, counter) -> None:
        """The slip that just came out of the printer, held before the scanner while another page is looked at."""
        look_at_devices(story)
        self.slip = text_on(sorted((story.world.folder / "prints").glob("*.png"))[-1])
        story.bench.do("scan-code", text=self.slip)
        story.screen.wait_text(f"^{story.facts['case']}", seconds=30)
        story.screen.find(BUTTON, PRINT, enabled=True, seconds=30)
        story.say("a slip held before it opens its case")

    def break_and_mend(self, story, counter) -> None:
        story.bench.do("tear-code", text=self.slip)
        reads(story, counter, "码没有读完整")
        story.picture("code-torn")
        story.bench.do("scan-code", text=self.slip[:-3])
        reads(story, counter, "凭证上的二维码没有读完整")
        story.bench.do("scan-code", text="6901234567892")
        reads(story, counter, "扫到的码在这里用不上")
        story.picture("code-of-no-use")


class Plugged:
    def __init__(self, words: str, device: str):
        self.words, self.device = words, device


class PaperPrinter:
    words, device = "文书打印机", "paper"

    def break_and_mend(self, story) -> None:
        """On the page of devices alone; papers on paper are paper-print's."""
        for state, said in (("no-paper", "缺纸"), ("jam", "卡纸"), ("cover", "盖板未合上")):
            story.bench.do("paper", state=state)
            look_at_devices(story)
            story.say(f"{self.words} {said}: told {stands(story, self.words, said, 60):.1f} s later")
            story.picture(f"paper-{state}")
            story.bench.do("paper", state="ok")
            look_at_devices(story)
            stands(story, self.words, "就绪", 60)


def hot_plugs(story, counter, kind) -> None:
    """Out and in again, many times: each time the page says so, and nothing piles up."""
    times = story.world.plugs
    look_at_devices(story)
    stands(story, kind.words, "就绪", 60)
    before, longest = Leftovers(counter.client.pid), 0.0
    bench = story.pads if kind.device == Pad.device else story.bench
    for _ in range(times):
        bench.do("unplug", device=kind.device)
        stands(story, kind.words, "未连接", 60)
        bench.do("plug", device=kind.device)
        longest = max(longest, stands(story, kind.words, "就绪", 60))
    after = Leftovers(counter.client.pid)
    story.held(after.threads <= before.threads and after.descriptors <= before.descriptors,
               f"{times} times out and in: {after.threads} threads and {after.descriptors} descriptors (before: {before.threads} and {before.descriptors}), "
               f"{after.kilobytes - before.kilobytes} kB more, back within {longest:.1f} s")
    story.held(after.kilobytes - before.kilobytes <= MEMORY_BOUND, f"they leave at most {MEMORY_BOUND} kB behind")
    story.kinds[kind.device] |= {"plugs": times, "back_within_s": round(longest, 1), "kilobytes_more": after.kilobytes - before.kilobytes}


def idle(story, counter) -> None:
    look_at_devices(story)
    story.screen.keys("F2")  # back to the work: a page that nobody sees is not drawn
    time.sleep(2)
    pids = [counter.client.pid, *counter.client.children()]
    before = sum(map(busy_seconds, pids))
    time.sleep(IDLE_SECONDS)
    share = (sum(map(busy_seconds, pids)) - before) / IDLE_SECONDS * 100
    story.note(idle_percent_of_a_core=round(share, 2), idle_processes=len(pids))
    story.held(share <= IDLE_BOUND, f"idle with all of them attached the client and its {len(pids) - 1} helpers take {share:.2f} % of a core")


def judge_wires(story) -> None:
    """What went over the lines was written down the whole time: nobody stands in it, however it is written."""
    wires = sorted((story.world.folder / "wires").glob("*.wire"))
    said: dict[str, bytes] = {}
    for wire in wires:
        lines = [line.split() for line in wire.read_text().splitlines()]
        spoken = b"".join(bytes.fromhex(word) for line in lines if line[1] in "<>?!" for word in line[2:] if not word.startswith("+"))  # "+": zeros
        kind = wire.name.split("-")[0]
        said[kind] = said.get(kind, b"") + spoken
    story.held(sorted(said) == ["code", "escpos", "lobby", "sdt", "stu"] and all(said.values()), f"{len(wires)} lines were written down, {sum(map(len, said.values()))} bytes")
    found = {name: traces for name, content in said.items() if (traces := traces_in(content))}
    story.held(not found, "and nobody's data stands in them" if not found else f"people in the records of lines: {found}")


def tell(story) -> None:
    story.world.has_camera = story.world.has_lobby = story.world.has_pad = True
    story.world.printer_options = {"mouth": True}
    story.world.client_options = ["--record-wire", story.world.folder / "wires"]
    story.kinds = {kind.device: {} for kind in (Reader, ReceiptPrinter, Scanner, CodeScanner, Pad, PaperPrinter, Cabinet, CodeCamera)} | {device: {} for _, device in Calls.kinds}
    reader, printer, scanner, codes, pad = Reader(), ReceiptPrinter(), Scanner(), CodeScanner(), Pad()
    counter = open_hall_and_counter(story, {"do": "unplug", "device": "reader"}, {"do": "unplug", "device": "printer"})
    screen = counter.screen
    look_at_devices(story)
    for kind in (reader, printer):
        stands(story, kind.words, "未连接")
    story.picture("devices-away")
    for kind in (reader, printer):
        story.bench.do("plug", device=kind.device)
        story.say(f"{kind.words}: plugged in, ready {stands(story, kind.words, '就绪', 60):.1f} s later")
    stands(story, scanner.words, "就绪")
    story.picture("devices-ready")
    PaperPrinter().break_and_mend(story)
    idle(story, counter)

    reader.use(story, counter)
    reader.break_and_mend(story, counter)
    hot_plugs(story, counter, reader)
    screen.keys("F2")
    counter.read_card(ZHANG)
    story.bench.lift_card()
    counter.take_item("dibao", ITEM_NAME)
    counter.answer(*SITUATION)
    counter.fill_form(TYPED, CHOSEN)
    screen.press("继续：材料", BUTTON)
    scanner.use(story, counter)
    scanner.break_and_mend(story, counter)
    counter.put_sheets({material: made for material, made in PAGES.items() if material != "最低生活保障申请书"})
    screen.keys("q")
    screen.wait_text("✓ 已确认")
    screen.press("继续：签字确认", BUTTON)
    pad.break_and_mend(story, counter)
    pad.use(story, counter)
    counter.submit()
    screen.wait_text("大厅回执已验签", seconds=60)
    case = Judge(story).case(ITEM_NAME)
    story.note(case=case["number"], state=case["state"], receipt_verified=receipt_of(story.world, case["number"])["caseId"] == case["id"])
    printer.use(story, counter)
    printer.break_and_mend(story, counter)
    hot_plugs(story, counter, printer)
    codes.use(story, counter)
    codes.break_and_mend(story, counter)
    hot_plugs(story, counter, codes)
    for kind in (CodeCamera(), Calls(), Cabinet()):
        kind.use(story, counter)
        kind.break_and_mend(story, counter)
    for kind in (pad, CodeCamera(), Cabinet(), *(Plugged(*one) for one in Calls.kinds), PaperPrinter()):
        hot_plugs(story, counter, kind)
    story.picture("devices-after")
    story.note(kinds=story.kinds)
    story.judge_stalls(counter.client.stop())
    judge_wires(story)
