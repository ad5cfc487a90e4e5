#!/usr/bin/env python3
"""The demo for hands: a hall, a bench of virtual devices with its panel, and one client, on the display that is there.
Ends when the client is closed. by_hand.py --bin build/plain/bin [--kiosk] [--lang en] [--keep DIR]"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from world import World  # noqa: E402

COUNTER = """
  You are the clerk. Staff number {no} ({name}), one-time PIN {pin}: the counter asks for a new one.
  The bench's window puts cards on the reader and paper into the scanner; printed slips are in
  {prints}
  Close the counter to end. 关闭窗口即结束。
"""
KIOSK = """
  You are a citizen. The bench's window puts your card on the reader; printed slips are in
  {prints}
  Close the kiosk with Alt+F4 or end it here with Ctrl+C.
"""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bin", required=True, type=Path)
    options.add_argument("--counter", dest="kind", action="store_const", const="counter", default="counter")
    options.add_argument("--kiosk", dest="kind", action="store_const", const="kiosk")
    options.add_argument("--lang", default="zh_CN", choices=("zh_CN", "en"))
    options.add_argument("--keep", type=Path, help="go on where the last demo in this folder ended")
    given = options.parse_args()
    with World(given.bin, keep=given.keep, language=given.lang, own_display=False) as world:
        world.has_camera = given.kind == "counter"
        world.prepare_hall()
        world.start_hall()
        world.start_devices("--panel")
        world.code_scanner = True
        clerk = world.staff("clerk")
        print((COUNTER if given.kind == "counter" else KIOSK).format(prints=world.folder / "prints", **clerk), flush=True)
        client = world.start_client(given.kind)
        try:
            status = client.program.process.wait()
        except KeyboardInterrupt:
            return 0
        if status != 0:
            print(f"{client.program.name} ended with {status}:\n{client.program.tail()}", file=sys.stderr)
        return 0 if status == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
