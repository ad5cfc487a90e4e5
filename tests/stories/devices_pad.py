"""The signature pad before the applicant: what stands on its own screen, a pen that writes, thinks better of it and signs; part of the story `devices`."""

from hard_day import reads
from processes import until
from screen import BUTTON

NAME = ([(0.25, 0.5), (0.32, 0.55), (0.36, 0.62), (0.31, 0.72)], [(0.52, 0.48), (0.48, 0.6), (0.58, 0.7), (0.66, 0.55)])
CANCEL, AGAIN, CONFIRM = (0.17, 0.91), (0.5, 0.91), (0.83, 0.91)  # of the three keys below


class Pad:
    words, device = "签字板", "pad"

    def write(self, story) -> None:
        for stroke in NAME:
            story.pads.do("stroke", points=stroke)

    def asks(self, story, counter) -> None:
        """The page stands on the pad, and its pen writes: the screen says so to the clerk, and no word of a former try is left."""
        until("the pen invited", lambda: "在签字板上签字" in story.screen.find(name="签字区").description, 60, counter.client.program.must_run)
        story.held(not story.pads.do("state")["blank"], "what is signed stands on the pad")
        story.screen.wait_text("请申请人核对内容，在签字板上签字", seconds=20)

    def is_blank(self, story, counter, when: str) -> None:
        until(f"the pad blank {when}", lambda: story.pads.do("state")["blank"], 30, counter.client.program.must_run)

    def sheet(self, story, name: str) -> None:
        """What the applicant sees, kept beside the pictures of the windows."""
        story.pads.do("screen", file=str(story.screens / f"{story.name}-{name}.png"))

    def break_and_mend(self, story, counter) -> None:
        self.asks(story, counter)
        self.sheet(story, "pad-asks")
        story.pads.do("tap", at=CANCEL)
        reads(story, counter, "签字人在签字板上按了“取消”，没有签字")
        self.is_blank(story, counter, "after the cancel key")
        story.picture("pad-cancelled")
        story.screen.press("用签字板签", BUTTON)
        self.asks(story, counter)
        self.write(story)
        story.pads.do("unplug")
        reads(story, counter, "D-0605")
        story.picture("pad-pulled-out")
        story.pads.do("plug")
        story.screen.find(BUTTON, "用签字板签", enabled=True, seconds=60)
        self.is_blank(story, counter, "when it is plugged in again")
        story.say("pulled out in the middle of a name it says so, and nothing of the name is kept")

    def use(self, story, counter) -> None:
        story.screen.press("用签字板签", BUTTON)
        self.asks(story, counter)
        self.write(story)
        story.screen.find(BUTTON, "确认签字", enabled=True, seconds=20)
        story.pads.do("tap", at=AGAIN)
        until("the first name gone", lambda: not story.screen.look(BUTTON, "确认签字", None, True), 20, counter.client.program.must_run)
        self.asks(story, counter)
        self.write(story)
        story.screen.find(BUTTON, "确认签字", enabled=True, seconds=20)
        self.sheet(story, "pad-signed")
        story.picture("pad-ink-on-the-screen")
        story.pads.do("tap", at=CONFIRM)
        story.screen.wait_text("已签字", seconds=30)
        self.is_blank(story, counter, "once it is signed")
        story.say("signed on the pad, which is blank again")
