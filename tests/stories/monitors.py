"""Two monitors on one virtual X screen, and the cable of the second pulled out and put back: RandR 1.5 monitors, set and deleted in the
X server's own protocol, as a desktop's display settings would."""

import re
import socket
import struct

ERROR, REPLY = 0, 1
INTERN_ATOM, QUERY_EXTENSION = 16, 98
QUERY_VERSION, SCREEN_RESOURCES_CURRENT, SET_MONITOR, DELETE_MONITOR = 0, 25, 43, 44
PIXELS_A_METRE = 3780  # 96 to the inch


class Monitors:
    """One line to the X server for each change: nothing of it stays behind."""

    def __init__(self, display: str):
        self.path = f"/tmp/.X11-unix/X{re.search(r':([0-9]+)', display).group(1)}"

    def plug(self, name: str, x: int, y: int, width: int, height: int, first: bool = False) -> None:
        """first: it takes the server's one output; any other is a piece of the same picture beside it."""
        with _Line(self.path) as line:
            line.randr(QUERY_VERSION, struct.pack("<II", 1, 5), answered=True)
            outputs = line.outputs() if first else []
            line.randr(SET_MONITOR, struct.pack(
                f"<IIBBHhhHHII{len(outputs)}I", line.root, line.atom(name), first, 0, len(outputs), x, y, width, height,
                width * 1000 // PIXELS_A_METRE, height * 1000 // PIXELS_A_METRE, *outputs))

    def pull(self, name: str) -> None:
        with _Line(self.path) as line:
            line.randr(DELETE_MONITOR, struct.pack("<II", line.root, line.atom(name)))


class _Line:
    def __init__(self, path: str):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(20)
        self.socket.connect(path)
        self.socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        status, words = struct.unpack("<BxxxxxH", self._read(8))
        setup = self._read(words * 4)
        if status != 1:
            raise RuntimeError("the X server takes no connection")
        vendor, formats = struct.unpack_from("<H", setup, 16)[0], setup[21]
        self.root = struct.unpack_from("<I", setup, 32 + (vendor + 3) // 4 * 4 + formats * 8)[0]
        name = b"RANDR"
        answer = self._ask(struct.pack("<BxHHxx", QUERY_EXTENSION, 2 + 2, len(name)) + name.ljust(8, b"\0"))
        self.major = answer[9]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def _read(self, count: int) -> bytes:
        read = b""
        while len(read) < count:
            more = self.socket.recv(count - len(read))
            if not more:
                raise RuntimeError("the X server hung up")
            read += more
        return read

    def _ask(self, request: bytes) -> bytes:
        self.socket.sendall(request)
        while True:
            head = self._read(32)
            if head[0] == ERROR:
                raise RuntimeError(f"the X server refused a request with {head[1]}")
            if head[0] == REPLY:
                return head + self._read(struct.unpack_from("<I", head, 4)[0] * 4)

    def atom(self, name: str) -> int:
        raw = name.encode()
        body = raw.ljust((len(raw) + 3) // 4 * 4, b"\0")
        return struct.unpack_from("<I", self._ask(struct.pack("<BBHHxx", INTERN_ATOM, 0, 2 + len(body) // 4, len(raw)) + body), 8)[0]

    def randr(self, minor: int, body: bytes, answered: bool = False) -> bytes:
        request = struct.pack("<BBH", self.major, minor, 1 + len(body) // 4) + body
        if answered:
            return self._ask(request)
        self.socket.sendall(request)
        self.atom("RANDR")  # answered after the request above: an error would have come first
        return b""

    def outputs(self) -> list:
        answer = self.randr(SCREEN_RESOURCES_CURRENT, struct.pack("<I", self.root), answered=True)
        crtcs, outputs = struct.unpack_from("<HH", answer, 16)
        return list(struct.unpack_from(f"<{outputs}I", answer, 32 + 4 * crtcs))
