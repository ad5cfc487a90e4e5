"""How long from exec until the first typed character stands on the glass, seen from outside: the X server's own frame buffer is
watched and real key events are sent, so any program can be measured, and every one in the same way."""

import ctypes
import mmap
import struct
import subprocess
import time
from pathlib import Path

from processes import TookTooLong, until

KEY = ord("3")  # a digit goes into a staff number as well as into any text field
FAR_APART = 24
ENOUGH = 0.8  # the caret blinks and may stand elsewhere; the rest of the glyph does not


class Attributes(ctypes.Structure):  # XWindowAttributes, as far as the map state
    _fields_ = [(n, ctypes.c_int) for n in ("x", "y", "width", "height", "border", "depth")] + [
        ("visual", ctypes.c_void_p), ("root", ctypes.c_ulong)] + [
        (n, ctypes.c_int) for n in ("klass", "bit_gravity", "win_gravity", "backing_store")] + [
        ("planes", ctypes.c_ulong), ("pixel", ctypes.c_ulong), ("save_under", ctypes.c_int), ("colormap", ctypes.c_ulong),
        ("installed", ctypes.c_int), ("map_state", ctypes.c_int), ("rest", ctypes.c_long * 8)]


class Glass:
    def __init__(self, world):
        self.x = ctypes.CDLL("libX11.so.6")
        self.test = ctypes.CDLL("libXtst.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XStringToKeysym.restype = ctypes.c_ulong
        self.on_error = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self.x.XSetErrorHandler(self.on_error)  # a window may go between being seen and being asked
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(world.env["DISPLAY"].encode()))
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.code = self.x.XKeysymToKeycode(self.display, ctypes.c_ulong(KEY))
        frame = open(world.folder / "frame/Xvfb_screen0", "rb")
        self.map = mmap.mmap(frame.fileno(), 0, prot=mmap.PROT_READ)
        head = struct.unpack(">20I", self.map[:80])
        self.start, self.width, self.height, self.line = head[0] + head[19] * 12, head[4], head[5], head[12]

    def type(self) -> None:
        for down in (1, 0):
            self.test.XTestFakeKeyEvent(self.display, self.code, down, ctypes.c_ulong(0))
        self.x.XFlush(self.display)

    def press(self, name: str) -> None:
        """A key by the X server's name for it."""
        code = self.x.XKeysymToKeycode(self.display, ctypes.c_ulong(self.x.XStringToKeysym(name.encode())))
        for down in (1, 0):
            self.test.XTestFakeKeyEvent(self.display, code, down, ctypes.c_ulong(0))
        self.x.XFlush(self.display)

    def click(self) -> None:
        """Where the pointer is."""
        for down in (1, 0):
            self.test.XTestFakeButtonEvent(self.display, 1, down, ctypes.c_ulong(0))
        self.x.XFlush(self.display)

    def shows_window(self) -> bool:
        """Gives the keyboard to the newest window that is shown, as a window manager would."""
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        self.x.XQueryTree(self.display, self.root, ctypes.byref(root), ctypes.byref(parent), ctypes.byref(children),
                          ctypes.byref(count))
        windows = [children[i] for i in range(count.value)]
        if windows:
            self.x.XFree(children)
        for window in reversed(windows):
            has = Attributes()
            if self.x.XGetWindowAttributes(self.display, ctypes.c_ulong(window), ctypes.byref(has)) \
                    and has.map_state == 2 and has.width > 200 and has.height > 150:
                self.x.XSetInputFocus(self.display, ctypes.c_ulong(window), 1, ctypes.c_ulong(0))
                self.x.XSync(self.display, 0)
                return True
        return False

    def frame(self) -> bytes:
        return self.map[self.start:self.start + self.line * self.height]

    def changes(self, before: bytes, after: bytes, box=None) -> list:
        """Where two frames differ clearly, within a box (x, y, width, height) or anywhere: [(offset, before, after)]."""
        left, top, width, height = box or (0, 0, self.width, self.height)
        left, top = max(0, left), max(0, top)
        right, bottom = min(self.width, left + width), min(self.height, top + height)
        places = []
        for y in range(top, bottom):
            first, last = y * self.line + left * 4, y * self.line + right * 4
            if before[first:last] == after[first:last]:
                continue
            places += [(at, before[at:at + 3], after[at:at + 3]) for at in range(first, last, 4)
                       if max(abs(a - b) for a, b in zip(before[at:at + 3], after[at:at + 3])) > FAR_APART]
        return places

    def share(self, places: list, which: int) -> float:
        """How many of these places show what stood there before (0) or after (1)."""
        frame, start = self.map, self.start
        return sum(frame[start + place[0]:start + place[0] + 3] == place[1 + which] for place in places) / len(places)

    def nearer(self, places: list) -> float:
        """How many of these places look more like after than before: the same picture, reduced in another way, is the same."""
        frame, start = self.map, self.start

        def apart(one, other):
            return sum(abs(a - b) for a, b in zip(one, other))
        return sum(apart(now, after) < apart(now, before) for at, before, after in places
                   for now in (frame[start + at:start + at + 3],)) / len(places)

    def when(self, what: str, is_so, seconds: float, alive=lambda: None, pause: float = 0.0005) -> int:
        """Nanoseconds of the steady clock when is_so() was first seen to hold."""
        end = time.monotonic() + seconds
        while not is_so():
            alive()
            if time.monotonic() > end:
                raise TookTooLong(what)
            time.sleep(pause)
        return time.monotonic_ns()

    def steady(self) -> bytes:
        """The frame once it has not changed for a quarter of a second (a caret's half period is longer)."""
        last, since = self.frame(), time.monotonic()
        end = since + 30
        while time.monotonic() - since < 0.25:
            time.sleep(0.01)
            now = self.frame()
            if now != last:
                last, since = now, time.monotonic()
            if since > end:
                raise TookTooLong("the glass never stands still")
        return last


def sample(places: list) -> list:
    """So many of them that looking at all takes far less than a millisecond."""
    return places[::max(1, len(places) // 300)]


class Started:
    """A program under measure, in the world's environment but without the accessibility bus."""

    def __init__(self, world, arguments: list):
        env = {n: v for n, v in world.env.items() if n not in ("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "DBUS_SESSION_BUS_ADDRESS")}
        self.began = time.monotonic()
        self.process = subprocess.Popen([str(a) for a in arguments], env=env, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def must_run(self) -> None:
        if self.process.poll() is not None:
            raise RuntimeError(f"{self.process.args[0]} ended by itself with {self.process.returncode}")

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


def glyph_of(glass: Glass, world, arguments: list) -> list:
    """Where the first character appears, and what stood there before and after: [(offset, before, after)]."""
    started = Started(world, arguments)
    try:
        until("a window", glass.shows_window, 60, started.must_run)
        glass.steady()
        glass.shows_window()
        before = glass.steady()
        glass.type()
        until("the first character", lambda: glass.frame() != before, 10, started.must_run)
        after = glass.steady()
    finally:
        started.end()
    places = glass.changes(before, after)
    if not 5 <= len(places) <= 20000:
        raise RuntimeError(f"one character changed {len(places)} pixels: that is no character")
    return sample(places)


def first_character_ms(glass: Glass, world, arguments: list, glyph: list) -> float:
    """One start: exec → the window is painted → a key → the character is on the glass."""
    empty = b"".join(place[1] for place in glyph)

    def part(which: int) -> float:
        return glass.share(glyph, which)

    until("the last window gone", lambda: part(0) < ENOUGH and part(1) < ENOUGH or empty == bytes(len(empty)), 10)
    started = Started(world, arguments)
    try:
        end = started.began + 60
        while not (glass.shows_window() and part(0) >= ENOUGH):
            started.must_run()
            if time.monotonic() > end:
                raise TookTooLong("the empty field")
            time.sleep(0.001)
        glass.type()
        asked = time.monotonic()
        while part(1) < ENOUGH:
            started.must_run()
            if time.monotonic() - asked > 0.2:  # painted before it took keys: ask again
                glass.type()
                asked = time.monotonic()
            if asked > end:
                raise TookTooLong("the first character")
            time.sleep(0.0005)
        return (time.monotonic() - started.began) * 1000
    finally:
        started.end()


def memory_mb(pid: int) -> dict:
    """What the kernel counts for a process: Rss holds shared libraries whole, Pss by this process's share of them."""
    told = {}
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except PermissionError:  # our programs close their memory, and only root counts its shares: the whole counts as its own
        lines = Path(f"/proc/{pid}/status").read_text().replace("VmRSS:", "Pss:").splitlines()
        lines += Path(f"/proc/{pid}/status").read_text().replace("VmRSS:", "Rss:").splitlines()
    for line in lines:
        name, _, rest = line.partition(":")
        if name in ("Rss", "Pss"):
            told[name.lower()] = int(rest.split()[0]) / 1024
    return told
