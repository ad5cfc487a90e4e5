#!/usr/bin/env python3
"""Draws the house from the arrow table: draw.py docs/house.svg. With --check it only says whether the picture there is this one.

A line from a room down to another: may use. A line that others already imply is left out, and base carries everyone."""

import sys
from pathlib import Path

from arrows import ARROWS

ROOM_W, ROOM_H = 114, 46
WIDTH, HEIGHT = 1400, 800

# room: (left, top, what it is for)
ROOMS = {
    "app": (180, 40, "counter"), "kiosk": (310, 40, "kiosk shell"),
    "ui": (700, 120, "forms, theme, words"),
    "core/flow": (700, 220, "the ways through"),
    "core/sync": (770, 310, "outbox, feed"), "core/papers": (960, 310, "notices, slips"),
    "core/vault": (660, 400, "what rests here"), "core/link": (810, 400, "way to the hall"), "core/pack": (960, 400, "PDF, codes, JPEG"),
    "core/store": (660, 490, "rows on SQLite"), "core/wire": (810, 490, "the contract"),
    "core/domain": (740, 590, "values and rules"), "core/seal": (900, 590, "SM2, SM3, chains"),
    "devices/hub": (20, 210, "finds, watches"), "devices/card": (138, 210, "ID card readers"), "devices/print": (256, 210, "receipt printers"),
    "devices/scan": (374, 210, "scanners (SANE)"), "devices/virtual": (512, 210, "twins: demo, tests"),
    "devices/code": (20, 280, "code scanners"), "devices/pad": (138, 280, "signature pads"), "devices/lobby": (256, 280, "calls, cabinets"), "devices/camera": (512, 280, "cameras"), "devices/sound": (374, 280, "sound"),
    "helpers/scand": (440, 40, "scanner's process"), "helpers/camerad": (562, 40, "cameras' process"), "helpers/vendord": (684, 40, "makers' libraries"), "helpers/imaged": (960, 40, "unpacks files"), "helpers/walls": (822, 40, "Landlock, seccomp"),
    "core/pages": (960, 220, "files brought in"), "core/imaging": (960, 490, "OpenCV, only here"),
    "devices/code/protocol": (20, 360, "codes on a line"), "devices/card/protocol": (138, 360, "SDT bytes"),
    "devices/print/protocol": (256, 360, "ESC/POS bytes"), "devices/pad/protocol": (374, 360, "STU reports"),
    "devices/lobby/protocol": (256, 420, "boards, Modbus, SYN"), "devices/smartcard/protocol": (374, 420, "APDU, ATR"),
    "devices/transport": (80, 470, "TCP, serial, USB"), "devices/api": (330, 550, "what the app sees"),
    "hall": (1200, 280, "services, stores"), "hall/http": (1120, 170, "Beast, only here"), "hall/render": (1262, 170, "papers' child"),
}
BASE = (20, 690, WIDTH - 40, 46)
WINGS = (  # (left, top, width, height, title)
    (8, 190, 630, 430, "devices: knows no case"),
    (646, 190, 442, 476, "core: no windows"),
    (1104, 130, 288, 240, "hall: the other side of the contract"),
)
COLOURS = {"devices": "#2c6e49", "helpers": "#2c6e49", "core": "#1f4e9c", "hall": "#8a5a00", "app": "#7a1f5c", "kiosk": "#7a1f5c",
           "ui": "#7a1f5c"}


def implied(room: str, used: str) -> bool:
    """Whether another neighbour of the room leads to the used one as well."""
    def reaches(start, seen):
        return start == used or any(reaches(n, seen | {n}) for n in ARROWS[start] if n not in seen)
    return any(other != used and reaches(other, {room, other}) for other in ARROWS[room] if not inside_hall(room, other))


def inside_hall(a: str, b: str) -> bool:
    return a.split("/")[0] == b.split("/")[0] == "hall"


def lines():
    for room in ROOMS:
        for used in ARROWS[room]:
            if used in ROOMS and not implied(room, used) and not (room == "hall" and inside_hall(room, used)):
                yield room, used


def picture() -> str:
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="Noto Sans, Noto Sans CJK SC, sans-serif">',
           "<title>The house of Yichuang: who may use whom</title>",
           '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
           '<path d="M0 0 L8 4 L0 8 z" fill="#55606e"/></marker></defs>',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>']
    for left, top, width, height, title in WINGS:
        out.append(f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="10" fill="#f4f6f9" stroke="#d5dbe3"/>')
        out.append(f'<text x="{left + 12}" y="{top + height - 12}" font-size="13" fill="#55606e">{title}</text>')
    for room, used in lines():
        (ax, ay, _), (bx, by, _) = ROOMS[room], ROOMS[used]
        x1, x2 = ax + ROOM_W / 2, bx + ROOM_W / 2
        y1, y2 = (ay + ROOM_H, by) if by > ay else (ay, by + ROOM_H)
        if ay == by:
            x1, x2, y1, y2 = (ax + ROOM_W, bx, ay + ROOM_H / 2, by + ROOM_H / 2) if bx > ax else (ax, bx + ROOM_W, ay + ROOM_H / 2, by + ROOM_H / 2)
        bend = (y2 - y1) * 0.5
        out.append(f'<path d="M{x1:g} {y1:g} C{x1:g} {y1 + bend:g} {x2:g} {y2 - bend:g} {x2:g} {y2 - (2 if y2 > y1 else -2):g}" fill="none" '
                   f'stroke="#55606e" stroke-opacity=".65" marker-end="url(#tip)"><title>{room} may use {used}</title></path>')
    for room, (left, top, purpose) in ROOMS.items():
        colour = COLOURS[room.split("/")[0]]
        out.append(f'<rect x="{left}" y="{top}" width="{ROOM_W}" height="{ROOM_H}" rx="6" fill="#ffffff" stroke="{colour}" stroke-width="1.5"/>')
        out.append(f'<text x="{left + ROOM_W / 2:g}" y="{top + 20}" font-size="{8 if len(room) > 22 else 10 if len(room) > 18 else 11.5 if len(room) > 15 else 13}" font-weight="600" fill="{colour}" text-anchor="middle">{room}</text>')
        out.append(f'<text x="{left + ROOM_W / 2:g}" y="{top + 37}" font-size="11" fill="#333b45" text-anchor="middle">{purpose}</text>')
    left, top, width, height = BASE
    out.append(f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="6" fill="#333b45"/>')
    out.append(f'<text x="{WIDTH / 2:g}" y="{top + 29}" font-size="16" font-weight="600" fill="#ffffff" text-anchor="middle">'
               "base: results and codes, secrets, time, pictures in memory, one worker, the log. Everyone may stand on it.</text>")
    out.append(f'<text x="{WIDTH / 2:g}" y="{HEIGHT - 24}" font-size="13" fill="#55606e" text-anchor="middle">A line down: may use. '
               "What other lines already lead to is left out; tests/architecture/arrows.py has every arrow and fails on any other.</text>")
    out.append("</svg>")
    return "\n".join(out) + "\n"


def main() -> int:
    path = Path(sys.argv[-1])
    if "--check" in sys.argv:
        if path.exists() and path.read_text(encoding="utf-8") == picture():
            return 0
        print(f"{path} is not the house that arrows.py describes: python3 tests/architecture/draw.py {path}")
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(picture(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
