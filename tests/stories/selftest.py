#!/usr/bin/env python3
"""The stories' own tools, tried on things known: pictures, receipts made and broken with openssl, and a bare Qt window
driven through the accessibility tree. selftest.py --bare build/plain/bench/bench_bare_window"""

import base64
import json
import re
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
from pathlib import Path

sys.dont_write_bytecode = True

import openapi  # noqa: E402
import pictures  # noqa: E402
import receipts  # noqa: E402
import traces  # noqa: E402
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

    def test_a_caret_is_the_same_picture_and_a_word_is_not(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "screens/a.png"
            self.assertTrue(pictures.keep(self.flat, path))
            self.assertFalse(pictures.keep(self.with_box(2, 20), path))
            self.assertTrue(pictures.keep(self.with_box(10, 12), path), "one character of a label")

    def test_a_time_may_differ_where_it_stands_and_nowhere_else(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.png"
            pictures.keep(self.flat, path)
            self.assertFalse(pictures.keep(self.with_box(20, 12), path, lambda: [(0, 0, 60, 20)]))
            self.assertTrue(pictures.keep(self.with_box(20, 12), path, lambda: [(100, 0, 60, 20)]))

    def test_another_page_where_a_time_stands_is_another_picture(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.png"
            pictures.keep(self.flat, path)
            self.assertTrue(pictures.keep(self.with_box(60, 20), path, lambda: [(0, 0, 60, 20)]))

    def test_other_sizes_are_other_pictures(self):
        self.assertEqual(1.0, self.flat.part_that_differs(Picture(1, 1, b"abc")))


class Traces(unittest.TestCase):
    def test_every_careless_writing_of_a_person_is_found(self):
        careless = [lambda t: t.encode(), lambda t: json.dumps({"who": f"x{t}y"}).encode(), lambda t: t.encode("utf-16-le"),
                    lambda t: t.encode().hex().encode(), lambda t: urllib.parse.quote(t).encode(), lambda t: t.encode("gb18030")]
        careless += [lambda t, o=o: base64.b64encode(b"q" * o + t.encode() + b"zz") for o in range(3)]
        for trace in traces.PEOPLE:
            for number, write in enumerate(careless):
                with self.subTest(trace=trace, writing=number):
                    self.assertTrue(traces.traces_in(b'{"event":"' + write(trace) + b'"}'))

    def test_what_a_log_may_say_is_no_trace(self):
        self.assertEqual([], traces.traces_in('{"terminal":"T0001","case":"990100-20261122-00001","who":"110***********002X"}'.encode()))

    def test_logs_and_reports_are_searched(self):
        with tempfile.TemporaryDirectory() as folder:
            at = Path(folder)
            (at / "logs").mkdir()
            (at / "logs/good.log").write_text("fine\n")
            (at / "logs/bad.log").write_text(f"read {traces.PEOPLE[0]}\n")
            (at / "counter-report.json").write_text(json.dumps({"said": traces.PEOPLE[6]}))
            self.assertEqual({"bad.log", "counter-report.json"}, set(traces.traces_in_logs(at)))


class Drifts(unittest.TestCase):
    """The judge of the contract, on replies that are as published and on some that are not."""

    @classmethod
    def setUpClass(cls):
        cls.contract = openapi.Contract()

    def test_what_is_published_passes(self):
        self.contract.reply("GET", "/healthz", 200, b'{"ok":true,"time":"2026-11-22T01:02:03.004Z"}')
        self.contract.reply("DELETE", "/v1/sessions/current", 204, b"")
        self.contract.reply("GET", "/v1/cases/x", 404, b'{"type":"t","title":"t","status":404,"code":"H-0001"}')
        self.contract.request("POST", "/v1/blobs/missing", json.dumps({"blobs": ["ab" * 32]}).encode())

    def test_drift_is_found(self):
        for what, method, path, status, content in (
                ("a field nobody knows", "GET", "/healthz", 200, b'{"ok":true,"time":"2026-11-22T01:02:03.004Z","new":1}'),
                ("a missing field", "GET", "/healthz", 200, b'{"ok":true}'),
                ("another form", "GET", "/healthz", 200, b'{"ok":true,"time":"2026-11-22 01:02"}'),
                ("another status", "GET", "/healthz", 202, b"{}"),
                ("a route", "GET", "/v2/healthz", 200, b"{}"),
                ("a method", "PUT", "/healthz", 200, b"{}"),
                ("a body", "DELETE", "/v1/sessions/current", 204, b"bye"),
                ("a code", "GET", "/v1/cases/x", 404, b'{"type":"t","title":"t","status":404,"code":"H1"}')):
            with self.subTest(what), self.assertRaises(openapi.Drift):
                self.contract.reply(method, path, status, content)
        with self.assertRaises(openapi.Drift):
            self.contract.request("POST", "/v1/blobs/missing", b'{"blobs":["AB"]}')


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


class Lists(unittest.TestCase):
    def test_dev_names_every_story_that_can_be_told_here(self):
        from run import STORIES
        dev = (Path(__file__).resolve().parents[2] / "dev").read_text(encoding="utf-8")
        named = re.search(r"^stories=\(\n(.*?)^\)", dev, re.S | re.M).group(1).split()
        self.assertEqual(sorted(named), sorted(set(STORIES) - {"installed"}))  # that one is the clean room's


if __name__ == "__main__":
    if "--bare" in sys.argv:
        at = sys.argv.index("--bare")
        BARE = Path(sys.argv[at + 1]).resolve()
        del sys.argv[at:at + 2]
    sys.exit(unittest.main())
