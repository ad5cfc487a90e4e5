#!/usr/bin/env python3
"""The stories' own tools, tried on things known: pictures, receipts made and broken with openssl, and a bare Qt window
driven through the accessibility tree. selftest.py --bare build/plain/bench/bench_bare_window"""

import base64
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

import pictures  # noqa: E402
import receipts  # noqa: E402
from pictures import Picture  # noqa: E402
from processes import TookTooLong, until  # noqa: E402
from world import World  # noqa: E402

BARE = None


class Pictures(unittest.TestCase):
    def setUp(self):
        self.flat = Picture(300, 200, bytes([250, 250, 250]) * 300 * 200)

    def with_box(self, width, height):
        rgb = bytearray(self.flat.rgb)
        for y in range(height):
            rgb[(y * 300) * 3:(y * 300 + width) * 3] = bytes([0, 40, 120]) * width
        return Picture(300, 200, bytes(rgb))

    def test_a_picture_comes_back_from_png(self):
        box = self.with_box(50, 20)
        again = Picture.from_png(box.to_png())
        self.assertEqual((again.width, again.height, again.rgb), (300, 200, box.rgb))

    def test_other_png_is_refused(self):
        for data in (b"", b"\x89PNG\r\n\x1a\n", self.flat.to_png()[:16] + b"\x00" * 40):
            with self.assertRaises(Exception):
                Picture.from_png(data)

    def test_a_digit_is_the_same_picture_and_a_button_is_not(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "screens/a.png"
            self.assertTrue(pictures.keep(self.flat, path))
            self.assertFalse(pictures.keep(self.with_box(8, 12), path))
            self.assertTrue(pictures.keep(self.with_box(80, 30), path))

    def test_other_sizes_are_other_pictures(self):
        self.assertEqual(1.0, self.flat.part_that_differs(Picture(1, 1, b"abc")))


class Receipts(unittest.TestCase):
    """An SM2 authority and a hall made by openssl; a receipt in a batch of two; then every part of it changed in turn."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        at = Path(cls.folder.name)

        def run(*arguments):
            subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)

        for who in ("authority", "hall", "other"):
            run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", at / f"{who}.key")
        for who in ("authority", "other"):
            run("req", "-x509", "-new", "-key", at / f"{who}.key", "-subj", f"/CN={who}", "-days", "9", "-sm3", "-sigopt",
                receipts.DISTINGUISHING_ID, "-out", at / f"{who}.pem")
        run("req", "-new", "-key", at / "hall.key", "-subj", "/CN=hall", "-sm3", "-sigopt", receipts.DISTINGUISHING_ID,
            "-out", at / "hall.csr")
        run("x509", "-req", "-in", at / "hall.csr", "-CA", at / "authority.pem", "-CAkey", at / "authority.key", "-days", "9",
            "-sm3", "-vfyopt", receipts.DISTINGUISHING_ID, "-sigopt", receipts.DISTINGUISHING_ID, "-out", at / "hall.pem",
            "-CAcreateserial")
        run("x509", "-in", at / "hall.pem", "-outform", "DER", "-out", at / "hall.der")
        cls.authority, cls.other = (at / "authority.pem").read_bytes(), (at / "other.pem").read_bytes()
        fields = {"version": 1, "caseId": "3f0c", "caseNumber": "样例-0001", "manifestDigest": "ab" * 32,
                  "receivedAt": "2026-11-21T09:30:00Z", "state": "received"}
        sibling = receipts.sm3(b"another case")
        root = receipts.root_of(receipts.canonical(fields), [(sibling, True)])
        (at / "root").write_bytes(root)
        run("dgst", "-sm3", "-sign", at / "hall.key", "-sigopt", receipts.DISTINGUISHING_ID, "-out", at / "signature", at / "root")
        paper = {"id": "p1", "kind": "acceptance-notice", "number": "样例受理〔2026〕1号", "caseId": "3f0c",
                 "issuedAt": "2026-11-21T09:31:00.000Z", "values": {"applicant": "样例一", "due": "2026-12-05"}}
        (at / "digest").write_bytes(receipts.sm3(receipts.canonical(paper)))
        run("dgst", "-sm3", "-sign", at / "hall.key", "-sigopt", receipts.DISTINGUISHING_ID, "-out", at / "papersign", at / "digest")
        certificate = base64.b64encode((at / "hall.der").read_bytes()).decode()
        cls.paper = paper | {"digest": (at / "digest").read_bytes().hex(), "certificate": certificate,
                             "signature": base64.b64encode((at / "papersign").read_bytes()).decode()}
        cls.good = fields | {
            "path": [{"digest": sibling.hex(), "left": True}],
            "signature": base64.b64encode((at / "signature").read_bytes()).decode(),
            "certificate": certificate}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_a_good_receipt_verifies(self):
        receipts.verify_receipt(self.good, self.authority)

    def test_each_change_is_found(self):
        for name, value in (("caseNumber", "样例-0002"), ("state", "accepted"), ("manifestDigest", "ac" * 32),
                            ("receivedAt", "2026-11-20T09:30:00Z"), ("caseId", "3f0d"), ("path", []),
                            ("path", [{"digest": self.good["path"][0]["digest"], "left": False}])):
            with self.subTest(name, value=value), self.assertRaises(receipts.NotTheHalls):
                receipts.verify_receipt(self.good | {name: value}, self.authority)

    def test_a_good_paper_verifies_and_a_changed_one_does_not(self):
        receipts.verify_paper(self.paper, self.authority)
        for name, value in (("number", "样例受理〔2026〕2号"), ("values", {"applicant": "样例二", "due": "2026-12-05"}),
                            ("digest", "00" * 32), ("kind", "refusal-notice")):
            with self.subTest(name), self.assertRaises(receipts.NotTheHalls):
                receipts.verify_paper(self.paper | {name: value}, self.authority)

    def test_another_authority_is_not_believed(self):
        with self.assertRaises(receipts.NotTheHalls):
            receipts.verify_receipt(self.good, self.other)


class Screens(unittest.TestCase):
    """The whole world, with a bare window where the client would be."""

    class Bare:
        kind = "bare"

        def __init__(self, world):
            self.program = world.start("bare", [BARE])
            self.pid = self.program.pid

    def test_a_window_is_found_filled_pressed_and_pictured(self):
        with World(Path(BARE).parent) as world:
            from screen import BUTTON, FIELD, Screen
            screen = Screen(world, self.Bare(world))
            before = screen.steady_picture()
            screen.fill("姓名", "Zhang 3")
            screen.enter(screen.find(FIELD, "姓名"), "样例")
            self.assertEqual(9, screen.entered_characters)
            self.assertEqual([], screen.look(BUTTON, "不可用", enabled=True))
            self.assertEqual(1, len(screen.look(BUTTON, "不可用")))
            screen.press("登录")
            screen.wait_text("您好，Zhang 3样例")
            after = screen.steady_picture()
            self.assertEqual((1366, 768), (after.width, after.height))
            self.assertGreater(after.part_that_differs(before), 0)
            with self.assertRaises(TookTooLong):
                screen.find(BUTTON, "没有这个", seconds=0.3)
            started = [p.pid for p in world.started]
        # Nothing of the world is left.
        for pid in started:
            self.assertFalse(Path(f"/proc/{pid}").exists())
        self.assertFalse(world.folder.exists())

    def test_a_program_that_ends_early_is_told_at_once(self):
        with World(Path("/bin"), own_display=False) as world:
            program = world.start("false", ["/bin/false"])
            began = time.monotonic()
            with self.assertRaises(RuntimeError):
                until("never", lambda: False, 30, program.must_run)
            self.assertLess(time.monotonic() - began, 10)


if __name__ == "__main__":
    if "--bare" in sys.argv:
        at = sys.argv.index("--bare")
        BARE = Path(sys.argv[at + 1]).resolve()
        del sys.argv[at:at + 2]
    sys.exit(unittest.main())
