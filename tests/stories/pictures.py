"""Pictures of the screen: Xvfb's own frame buffer (an XWD file) to PNG, and whether two of them show the same."""

import struct
import zlib
from pathlib import Path

# A pixel differs when one of its colours is this far off. A picture differs when in any square of SQUARE pixels (they overlap
# by half) more than MOST_IN_SQUARE do: a changed word is worth a new file, a caret is not. Where the screen shows a time, a day
# or a number that is another in every run, only a change of more than MOVING_PART of that place counts.
COLOUR_TOLERANCE = 24
SQUARE = 16
MOST_IN_SQUARE = 40
MOVING_PART = 0.3


class Picture:
    def __init__(self, width: int, height: int, rgb: bytes):
        self.width, self.height, self.rgb = width, height, rgb

    @staticmethod
    def from_xwd(data: bytes) -> "Picture":
        """X11's window dump, version 7, ZPixmap, 32 bits a pixel, least significant byte first: what Xvfb keeps."""
        (header, version, form, _, width, height, _, order, _, _, _, bits, line) = struct.unpack(">13I", data[:52])
        colours = struct.unpack(">I", data[76:80])[0]
        if (version, form, order, bits) != (7, 2, 0, 32):
            raise ValueError(f"unexpected frame: version {version}, format {form}, order {order}, {bits} bits")
        start = header + colours * 12
        rows = b"".join(data[start + y * line:start + y * line + width * 4] for y in range(height))
        rgb = bytearray(width * height * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = rows[2::4], rows[1::4], rows[0::4]
        return Picture(width, height, bytes(rgb))

    def to_png(self) -> bytes:
        """Every row as its difference from the row above, where that is smaller: flat screens pack well."""
        stride = self.width * 3
        above = bytes(stride)
        rows = bytearray()
        for y in range(self.height):
            row = self.rgb[y * stride:(y + 1) * stride]
            if row == above:
                rows += b"\x02" + bytes(stride)
            else:
                rows += b"\x00" + row
            above = row

        def chunk(kind: bytes, body: bytes) -> bytes:
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0))
                + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b""))

    @staticmethod
    def from_png(data: bytes) -> "Picture":
        """Reads what to_png writes (8 bits, RGB, filters none and up); other PNG is refused."""
        if data[:8] != b"\x89PNG\r\n\x1a\n":
            raise ValueError("not a PNG")
        at, body, size = 8, b"", None
        while at < len(data):
            length, kind = struct.unpack(">I4s", data[at:at + 8])
            content = data[at + 8:at + 8 + length]
            if kind == b"IHDR":
                size = struct.unpack(">IIBBBBB", content)
            elif kind == b"IDAT":
                body += content
            at += 12 + length
        if size is None or size[2:] != (8, 2, 0, 0, 0):
            raise ValueError("not one of our PNG files")
        width, height = size[:2]
        raw, stride, rgb, above = zlib.decompress(body), width * 3, bytearray(), bytes(width * 3)
        for y in range(height):
            start = y * (stride + 1)
            row = raw[start + 1:start + 1 + stride]
            if raw[start] == 2:
                row = bytes((a + b) & 255 for a, b in zip(row, above)) if any(row) else above
            elif raw[start] != 0:
                raise ValueError("not one of our PNG files")
            rgb += row
            above = row
        return Picture(width, height, bytes(rgb))

    def part_that_differs(self, other: "Picture") -> float:
        if (self.width, self.height) != (other.width, other.height):
            return 1.0
        return sum(1 for _ in self._differing(other)) / (self.width * self.height)

    def _differing(self, other: "Picture"):
        """The places (x, y) of differing pixels, from the top."""
        stride = self.width * 3
        for y in range(self.height):
            a, b = self.rgb[y * stride:(y + 1) * stride], other.rgb[y * stride:(y + 1) * stride]
            if a != b:
                last = -1
                for at, (p, q) in enumerate(zip(a, b)):
                    if p != q and abs(p - q) > COLOUR_TOLERANCE and at // 3 != last:
                        last = at // 3
                        yield last, y

    def shows_the_same(self, other: "Picture", moving=()) -> bool:
        """moving: rectangles (x, y, width, height) of what is another in every run."""
        if (self.width, self.height) != (other.width, other.height):
            return False
        half = SQUARE // 2
        cells: dict = {}
        changed = [0] * len(moving)
        for x, y in self._differing(other):
            for i, (left, top, width, height) in enumerate(moving):
                if left <= x < left + width and top <= y < top + height:
                    changed[i] += 1
                    break
            else:
                column, row = x // half, y // half
                cells[column, row] = cells.get((column, row), 0) + 1
                if any(sum(cells.get((c + i, r + j), 0) for i in (0, 1) for j in (0, 1)) > MOST_IN_SQUARE
                       for c in (column - 1, column) for r in (row - 1, row)):
                    return False
        return all(n <= MOVING_PART * width * height for n, (_, _, width, height) in zip(changed, moving))


def keep(picture: Picture, path: Path, moving=lambda: ()) -> bool:
    """Writes the picture unless the file there already shows the same. Says whether it wrote. moving() is asked only if they
    are not the same everywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        try:
            before = Picture.from_png(path.read_bytes())
            if picture.shows_the_same(before) or picture.shows_the_same(before, moving()):
                return False
        except (ValueError, zlib.error):
            pass  # an unreadable file is one more reason to write
    path.write_bytes(picture.to_png())
    return True
