"""What stands where people wait, and the document camera as a scanner of codes: used, broken, mended; part of the story `devices`."""

from PIL import Image

from hard_day import PRINT, reads
from processes import until
from screen import BUTTON, ITEM, LIST

DOTS_A_MM = 8  # of a receipt printer's head


def sheet_with(slip: str, path: str) -> str:
    """A slip as it lies on a sheet of paper under the camera, in its own size."""
    sheet = Image.new("RGB", (210 * DOTS_A_MM, 297 * DOTS_A_MM), (250, 249, 246))
    with Image.open(slip) as picture:
        sheet.paste(picture.convert("RGB"), ((sheet.width - picture.width) // 2, 40 * DOTS_A_MM))
    sheet.save(path)
    return path


class Calls:
    """The number display and the speaker: F9 is heard on both."""

    kinds = (("叫号屏", "display"), ("呼叫音箱", "speaker"))

    def told(self, story) -> tuple:
        state = story.bench.do("state")
        return state["display"], state["said"]

    def call(self, story, ticket: str) -> None:
        story.screen.keys("F9")
        story.screen.fill("号码", ticket)
        story.screen.keys("Return")

    def use(self, story, counter) -> None:
        self.call(story, "A012")
        until("the number shown and said", lambda: "A012" in self.told(story)[0] and any("A012" in said for said in self.told(story)[1]), 30,
              counter.client.program.must_run)
        story.picture("called")
        story.say("a number is shown and said")

    def break_and_mend(self, story, counter) -> None:
        story.bench.do("unplug", device="display")
        self.call(story, "A013")
        until("said all the same", lambda: any("A013" in said for said in self.told(story)[1]), 30, counter.client.program.must_run)
        story.screen.wait_text("D-0901|D-0905", seconds=30)
        story.picture("display-pulled-out")
        story.bench.do("plug", device="display")
        story.screen.keys("F9")  # again
        until("shown now", lambda: "A013" in self.told(story)[0], 60, counter.client.program.must_run)
        story.say("a display that was pulled out is said, the speaker calls on; called again it is shown")
        story.bench.do("unplug", device="speaker")
        self.call(story, "A014")
        until("shown all the same", lambda: "A014" in self.told(story)[0], 30, counter.client.program.must_run)
        story.screen.wait_text("D-0901|D-0905", seconds=30)
        story.picture("speaker-pulled-out")
        story.bench.do("plug", device="speaker")
        story.screen.keys("F9")
        until("said now", lambda: any("A014" in said for said in self.told(story)[1]), 60, counter.client.program.must_run)
        story.say("and so does the display without the speaker")


class Cabinet:
    words, device = "取件柜", "cabinet"

    def line(self, story, door: int) -> str:
        found = [i.name for i in story.screen.look(ITEM, within=story.screen.find(LIST, "柜门列表")) if i.name.startswith(f"{door} 号门")]
        return found[0] if found else ""

    def open(self, story, door: int) -> None:
        story.screen.keys("Home", *["Down"] * (door - 1), "Return")

    def use(self, story, counter) -> None:
        story.screen.press("设备状态")
        story.screen.press("取件柜", BUTTON)
        story.screen.find(LIST, "柜门列表", seconds=20)
        self.open(story, 3)
        until("door 3 open", lambda: story.bench.do("state")["openDoors"] == [3], 30, counter.client.program.must_run)
        story.screen.wait_text("3 号门已打开", seconds=20)
        story.picture("cabinet-open")
        for hand in ("put", "shut"):
            story.bench.do("door", number=3, hand=hand)
        until("door 3 shut on the page", lambda: "关着" in self.line(story, 3), 30, counter.client.program.must_run)
        story.say("a door opens by Enter and is seen shut again")
        self.put_in_and_fetch(story, counter)

    def put_in_and_fetch(self, story, counter) -> None:
        """The papers of the case lie behind door 4 until somebody comes for them."""
        number = story.facts["case"]
        story.screen.keys("Home", *["Down"] * 3)
        story.screen.fill("办件编号", number)
        story.screen.press("开门存放", BUTTON)
        story.screen.wait_text(f"请放入 {number} 的材料", seconds=30)
        for hand in ("put", "shut"):
            story.bench.do("door", number=4, hand=hand)
        until("the case in its line", lambda: number in self.line(story, 4), 30, counter.client.program.must_run)
        story.picture("cabinet-holds")
        self.open(story, 4)
        story.screen.wait_text(f"请取出 {number} 的材料", seconds=30)
        for hand in ("take", "shut"):
            story.bench.do("door", number=4, hand=hand)
        story.screen.wait_text("取走了吗", seconds=30)
        story.picture("cabinet-asks")
        story.screen.press("已取走", BUTTON)
        until("nothing in its line", lambda: number not in self.line(story, 4), 30, counter.client.program.must_run)
        story.say("the papers of a case are put in, found by their number's line and fetched")

    def break_and_mend(self, story, counter) -> None:
        story.bench.do("door", number=2, hand="jam")
        self.open(story, 2)
        reads(story, counter, "D-1013")
        story.picture("cabinet-jammed")
        story.bench.do("door", number=2, hand="free")
        story.bench.do("door", number=1, hand="force")
        until("the forced door", lambda: "未经指令被打开" in self.line(story, 1), 30, counter.client.program.must_run)
        story.picture("cabinet-forced")
        story.bench.do("door", number=1, hand="shut")
        until("shut again", lambda: "关着" in self.line(story, 1), 30, counter.client.program.must_run)
        story.say("a door that jams and one that is forced are said, each for what it is")
        story.screen.keys("Escape", "Escape")  # the first answers what is still said of the door


class CodeCamera:
    words, device = "高拍仪", "camera"

    def use(self, story, counter) -> None:
        """The slip of the case, laid under the document camera while another page is looked at."""
        slip = sorted((story.world.folder / "prints").glob("*.png"))[-1]
        story.bench.do("desk", file=sheet_with(slip, str(story.world.folder / "desk.png")))
        story.screen.press("设备状态")
        story.screen.keys("alt+q")
        story.screen.wait_text(f"^{story.facts['case']}", seconds=60)
        story.screen.find(BUTTON, PRINT, enabled=True, seconds=30)
        story.say("a slip under the document camera opens its case")

    def break_and_mend(self, story, counter) -> None:
        story.bench.do("desk")
        story.screen.keys("alt+q")
        story.screen.wait_text("请把二维码或条形码放到画面中间", seconds=60)
        story.picture("codes-by-camera")
        story.bench.do("unplug", device="camera")
        reads(story, counter, "D-0901")
        story.picture("codes-camera-pulled-out")
        story.bench.do("plug", device="camera")
        story.screen.wait_text("请把二维码或条形码放到画面中间", seconds=60)
        story.screen.press("关闭读码画面", BUTTON)
        story.screen.find(BUTTON, PRINT, enabled=True, seconds=30)
        story.say("pulled out while it looks for a code it says so, and looks on when it is back")
