"""Pictures of the screen: Xvfb's own frame buffer (an XWD file) to PNG, and whether two of them show the same."""

import struct
import zlib
from pathlib import Path

# A pixel differs when one of its colours is this far off; a picture differs when more than this part of it does. A new
# date or case number on an unchanged screen is not worth a new file; a moved button is.
COLOUR_TOLERANCE = 24
PART_TOLERANCE = 0.005


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
        stride, differing = self.width * 3, 0
        for y in range(self.height):
            a, b = self.rgb[y * stride:(y + 1) * stride], other.rgb[y * stride:(y + 1) * stride]
            if a != b:
                off = [abs(p - q) > COLOUR_TOLERANCE for p, q in zip(a, b)]
                differing += sum(1 for x in range(0, stride, 3) if off[x] or off[x + 1] or off[x + 2])
        return differing / (self.width * self.height)


def keep(picture: Picture, path: Path) -> bool:
    """Writes the picture unless the file there already shows the same. Says whether it wrote."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        try:
            if picture.part_that_differs(Picture.from_png(path.read_bytes())) <= PART_TOLERANCE:
                return False
        except (ValueError, zlib.error):
            pass  # an unreadable file is one more reason to write
    path.write_bytes(picture.to_png())
    return True
