"""How long the window takes to be ready again after a key, seen on the glass: the X server's own frame buffer says when the last
thing changed. What waits for a device, for the hall's paper or for a person is taken off by whoever asks."""

import mmap
import struct
import subprocess
import threading
import time

from processes import PATIENCE, TookTooLong

LOOK_EVERY = 0.004  # seconds
QUIET = 0.09  # no change for so long: it stands. A caret blinks more slowly, and is left out
EVERY_ROW = 3  # no letter is less high
TOP_BAR = 56  # rows: the time of day and of the case goes on there, and nothing else is waited for
CARET = (4, 40)  # pixels: whatever is no larger is the caret


class Keyboard:
    """xdotool, kept running: a key goes out when it is written, not a process later. Counts what was pressed."""

    def __init__(self, world):
        self.world = world
        self.process = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True, env=world.env)
        self.commands = 0
        self.characters = 0

    def press(self, name: str) -> int:
        """Answers with the steady clock's nanoseconds."""
        self.commands += 1
        at = time.monotonic_ns()
        self.process.stdin.write(f"key --clearmodifiers {name}\n")
        self.process.stdin.flush()
        return at

    def type(self, text: str) -> int:
        """Answers with when the last one was sent."""
        self.characters += len(text)
        self.world.key("type", "--delay", "4", "--", text)
        return time.monotonic_ns()

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(5)


class Stopwatch:
    """with Stopwatch(world) as watch: press; until it is so; ms = watch.ready_after(pressed)"""

    def __init__(self, world):
        frame = open(world.folder / "frame/Xvfb_screen0", "rb")
        self.map = mmap.mmap(frame.fileno(), 0, prot=mmap.PROT_READ)
        frame.close()
        head = struct.unpack(">20I", self.map[:80])
        start, height, self.line = head[0] + head[19] * 12, head[5], head[12]
        self.rows = [start + y * self.line for y in range(TOP_BAR, height, EVERY_ROW)]
        self.changed = 0
        self.looked = 0

    def __enter__(self):
        self.stopping = False
        self.changed = self.looked = time.monotonic_ns()
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopping = True
        self.thread.join()

    def _watch(self) -> None:
        last = [self.map[at:at + self.line] for at in self.rows]
        while not self.stopping:
            at_ns = time.monotonic_ns()
            moved = []
            for number, at in enumerate(self.rows):
                now = self.map[at:at + self.line]
                if now != last[number]:
                    moved.append((last[number], now))
                    last[number] = now
            if moved and not self._is_caret(moved):
                self.changed = at_ns
            self.looked = at_ns
            time.sleep(LOOK_EVERY)

    @staticmethod
    def _is_caret(moved: list) -> bool:
        width, height = CARET
        if len(moved) > height // EVERY_ROW + 1:
            return False
        ends = []
        for before, after in moved:
            other = int.from_bytes(before, "big") ^ int.from_bytes(after, "big")
            ends += [len(before) - (other.bit_length() + 7) // 8, len(before) - ((other & -other).bit_length() - 1) // 8]
        return max(ends) - min(ends) <= width * 4

    def ready_after(self, began: int) -> float:
        """Milliseconds from then until the last change, once nothing has changed for a while."""
        end = time.monotonic() + 10 * PATIENCE
        while self.looked - max(self.changed, began) < QUIET * 1e9:
            if time.monotonic() > end:
                raise TookTooLong("a window that stands still")
            time.sleep(LOOK_EVERY)
        return max(0.0, (self.changed - began) / 1e6)
