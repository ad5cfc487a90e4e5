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
    places = [(at, before[at:at + 3], after[at:at + 3]) for at in range(0, len(before), 4)
              if before[at:at + 3] != after[at:at + 3]
              and max(abs(a - b) for a, b in zip(before[at:at + 3], after[at:at + 3])) > FAR_APART]
    if not 5 <= len(places) <= 20000:
        raise RuntimeError(f"one character changed {len(places)} pixels: that is no character")
    return places[::max(1, len(places) // 300)]


def first_character_ms(glass: Glass, world, arguments: list, glyph: list) -> float:
    """One start: exec → the window is painted → a key → the character is on the glass."""
    empty = b"".join(place[1] for place in glyph)

    def part(which: int) -> float:
        frame, start = glass.map, glass.start
        return sum(frame[start + at:start + at + 3] == (before, after)[which] for at, before, after in glyph) / len(glyph)

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


def resident_mb(pid: int) -> float:
    """Memory that this process alone holds (Pss counts shared libraries by their share)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no Pss")
