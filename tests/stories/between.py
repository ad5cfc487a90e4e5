"""Somebody between the terminal and the hall. It owns the hall's folder, so it speaks with the hall's own TLS key; at enrolment it
takes the terminal's place before the hall and issues the terminal a certificate itself. So a story sees every request as it went
over the line, and the client meets the answers that a bad day brings: none, somebody else's, two for one, forged ones."""

import base64
import datetime
import email.utils
import http.client
import http.server
import json
import socket
import ssl
import struct
import subprocess
import threading
from pathlib import Path

from receipts import DISTINGUISHING_ID, RECEIPT_FIELDS, canonical, root_of

CAPTIVE_PORTAL = "<!doctype html><html><title>无线网络认证</title><body>请先登录无线网络 <form><input name=phone></form></body></html>"


def run(*arguments, data: bytes = b"") -> bytes:
    return subprocess.run(["openssl", *map(str, arguments)], input=data, capture_output=True, check=True, timeout=60).stdout


class Between:
    """with Between(world) as between: …  Clients are sent here instead of to the hall."""

    def __init__(self, world):
        self.world = world
        self.folder = world.folder / "between"
        self.folder.mkdir(mode=0o700)
        self.pki = world.folder / "hall" / "pki"
        self.requests: list = []  # (method, path, body), as they arrived
        self.lines: set = set()  # open connections of the client
        self.lock = threading.Lock()
        self.fault, self.clock_off = None, datetime.timedelta()
        self.upstream = ssl.create_default_context(cafile=str(self.pki / "ca.pem"))
        self._own_request()
        self.as_hall = self._context(self.pki / "server.pem", self.pki / "server.key")
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler(), bind_and_activate=True)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self):
        self.thread.start()
        self.world.door = self.port
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
        self.hang_up()

    # ---- what a story does

    def behave(self, fault: str | None = None, days: float = 0) -> None:
        """None: as the hall. captive: a portal's HTML for everything. reset: every request is met by a reset. stranger: another
        authority's certificate. lost: the hall does it and nobody hears. twice: each answer comes two times. forged: receipts
        are signed by somebody else's key. days: how far the answers' clock is ahead."""
        self.fault, self.clock_off = fault, datetime.timedelta(days=days)
        if fault == "stranger" and not (self.folder / "stranger.pem").exists():
            self._stranger()
        self.hang_up()

    def hang_up(self) -> None:
        with self.lock:
            lines, self.lines = self.lines, set()
        for line in lines:
            try:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def bodies(self, method: str, path: str) -> list[bytes]:
        return [body for m, p, body in self.requests if (m, p) == (method, path)]

    # ---- certificates

    def _own_request(self) -> None:
        run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", self.folder / "own.key")
        self.request = run("req", "-new", "-key", self.folder / "own.key", "-subj", "/CN=between", "-sha256", "-outform", "DER")

    def _context(self, certificate: Path, key: Path) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        context.load_verify_locations(self.pki / "ca.pem")
        context.verify_mode = ssl.CERT_OPTIONAL
        return context

    def _stranger(self) -> None:
        at = self.folder
        run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", at / "stranger.key", "-out",
            at / "stranger.pem", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "9")

    def _enrol(self, body: bytes) -> tuple[int, dict, bytes]:
        """The hall certifies our key, we certify the terminal's; the evidence and document keys stay the terminal's own."""
        asked = json.loads(body)
        status, headers, told = self._forward("POST", "/v1/terminals", {"Content-Type": "application/json"},
                                              json.dumps(asked | {"tls": base64.b64encode(self.request).decode()}).encode())
        if status != 201:
            return status, headers, told
        reply = json.loads(told)
        at = self.folder
        ours = run("pkcs7", "-inform", "DER", "-print_certs", data=base64.b64decode(reply["tls"]))
        (at / "own.pem").write_bytes(ours)
        self.upstream.load_cert_chain(at / "own.pem", at / "own.key")
        (at / "client.csr").write_bytes(base64.b64decode(asked["tls"]))
        (at / "ext").write_text("basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n")
        theirs = run("x509", "-req", "-inform", "DER", "-in", at / "client.csr", "-CA", self.pki / "ca.pem", "-CAkey", self.pki / "ca.key",
                     "-set_serial", "4711", "-days", "30", "-sha256", "-extfile", at / "ext")
        (at / "client.pem").write_bytes(theirs + (self.pki / "ca.pem").read_bytes())
        reply["tls"] = base64.b64encode(run("crl2pkcs7", "-nocrl", "-certfile", at / "client.pem", "-outform", "DER")).decode()
        # The certificate begins in the second that it is made in; the hall, whose own begin a day before, dated its answer earlier,
        # and the terminal judges by that date.
        headers["Date"] = email.utils.format_datetime(datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1), usegmt=True)
        return status, headers, json.dumps(reply).encode()

    def _forged(self, told: bytes) -> bytes:
        """The receipt as the hall gave it, under a signature that verifies, by a certificate of nobody's."""
        receipt, at = json.loads(told), self.folder
        if not (at / "forger.pem").exists():
            run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", at / "forger.key")
            run("req", "-x509", "-new", "-key", at / "forger.key", "-subj", "/CN=Yichuang Hall Receipts", "-days", "9", "-sm3", "-sigopt",
                DISTINGUISHING_ID, "-out", at / "forger.pem")
        leaf = canonical({name: receipt[name] for name in RECEIPT_FIELDS})
        root = root_of(leaf, [(bytes.fromhex(s["digest"]), s["left"]) for s in receipt["path"]])
        receipt["signature"] = base64.b64encode(
            run("dgst", "-sm3", "-sign", at / "forger.key", "-sigopt", DISTINGUISHING_ID, data=root)).decode()
        receipt["certificate"] = base64.b64encode(run("x509", "-in", at / "forger.pem", "-outform", "DER")).decode()
        return json.dumps(receipt).encode()

    # ---- the line

    def _forward(self, method, path, headers, body) -> tuple[int, dict, bytes]:
        line = http.client.HTTPSConnection("127.0.0.1", self.world.hall_port, context=self.upstream, timeout=60)
        try:
            line.request(method, path, body or None, headers)
            answer = line.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            line.close()

    def _answer(self, method, path, headers, body) -> tuple[int, dict, bytes]:
        if self.fault == "captive":
            return 200, {"Content-Type": "text/html; charset=utf-8"}, CAPTIVE_PORTAL.encode()
        if (method, path) == ("POST", "/v1/terminals"):
            return self._enrol(body)
        status, told, content = self._forward(method, path, headers, body)
        if self.fault == "forged" and (method, path) == ("POST", "/v1/cases") and status in (200, 201):
            content = self._forged(content)
        if self.clock_off:
            told["Date"] = email.utils.format_datetime(datetime.datetime.now(datetime.timezone.utc) + self.clock_off, usegmt=True)
        return status, told, content

    def _handler(outer):  # noqa: N805  (the handler has a self of its own)
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self):
                self.request.settimeout(120)
                stranger = outer.fault == "stranger"
                context = outer._context(outer.folder / "stranger.pem", outer.folder / "stranger.key") if stranger else outer.as_hall
                self.request = context.wrap_socket(self.request, server_side=True)
                with outer.lock:
                    outer.lines.add(self.request)
                super().setup()

            def finish(self):
                with outer.lock:
                    outer.lines.discard(self.request)
                super().finish()

            def pass_on(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.requests.append((self.command, self.path, body))
                if outer.fault == "reset":
                    return self.reset()
                kept = {n: v for n, v in self.headers.items() if n.lower() not in ("host", "connection", "content-length", "accept-encoding")}
                try:
                    status, headers, content = outer._answer(self.command, self.path, kept, body)
                except OSError:
                    return self.reset()
                if outer.fault == "lost":
                    return self.reset()
                head = f"HTTP/1.1 {status} {http.client.responses.get(status, 'Answer')}\r\n"
                head += "".join(f"{n}: {v}\r\n" for n, v in headers.items() if n.lower() not in ("content-length", "connection"))
                if status not in (204, 304):
                    head += f"Content-Length: {headers.get('Content-Length', 0) if self.command == 'HEAD' else len(content)}\r\n"
                whole = head.encode("latin-1") + b"\r\n" + content
                self.wfile.write(whole * (2 if outer.fault == "twice" else 1))
                self.wfile.flush()

            do_GET = do_HEAD = do_POST = do_PATCH = do_DELETE = do_OPTIONS = pass_on

            def reset(self):
                self.close_connection = True
                self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

            def handle(self):
                try:
                    super().handle()
                except OSError:  # the other side went: nothing to say
                    pass

            def log_message(self, *_):
                pass

        class Quiet(Handler):
            def __init__(self, *arguments):
                try:
                    super().__init__(*arguments)
                except OSError:  # a handshake that the client would not have
                    pass
        return Quiet
