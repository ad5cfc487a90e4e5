"""A terminal that shares nothing with ours: written from hall/openapi.yaml alone, with Python's own TLS and the `openssl`
command. Stories ask it what the hall knows, instead of believing the window."""

import base64
import binascii
import hashlib
import http.client
import json
import re
import ssl
import subprocess
from pathlib import Path

from receipts import DISTINGUISHING_ID, NotTheHalls


def read_code(code: str) -> tuple[bytes, bytes]:
    """A terminal code's one-time secret and the first 16 bytes of its authority's fingerprint."""
    plain = re.sub(r"[\s-]", "", code).upper()
    raw = base64.b32decode(plain + "=" * (-len(plain) % 8))
    if len(raw) != 29 or raw[0] != 1 or binascii.crc_hqx(raw[:27], 0xFFFF).to_bytes(2, "big") != raw[27:]:
        raise ValueError("not a terminal code")
    return raw[1:11], raw[11:27]


def certificates_of(pkcs7: bytes) -> list[bytes]:
    """The certificates of a PKCS#7, as PEM, in their order."""
    run = subprocess.run(["openssl", "pkcs7", "-inform", "DER", "-print_certs"], input=pkcs7, capture_output=True, check=True)
    return re.findall(rb"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", run.stdout, re.S)


class Outsider:
    """Enrols at once; afterwards asks over mutual TLS. The folder holds its keys."""

    def __init__(self, port: int, code: str, folder: Path):
        self.port, self.folder = port, folder
        folder.mkdir(parents=True, mode=0o700)
        secret, fingerprint = read_code(code)
        nobody = ssl.create_default_context()
        nobody.check_hostname, nobody.verify_mode = False, ssl.CERT_NONE  # the code's fingerprint judges instead
        status, body = self._talk(nobody, "GET", "/v1/ca", raw=True)
        authority = next((c for c in certificates_of(base64.b64decode(body))
                          if hashlib.sha256(ssl.PEM_cert_to_DER_cert(c.decode())).digest()[:16] == fingerprint), None)
        if status != 200 or authority is None:
            raise NotTheHalls("the hall's authority is not the one of the terminal code")
        (folder / "authority.pem").write_bytes(authority)
        self.context = ssl.create_default_context(cafile=str(folder / "authority.pem"))
        requests = {name: base64.b64encode(self._request(name, curve)).decode()
                    for name, curve in (("tls", "P-256"), ("evidence", "SM2"), ("document", "P-256"))}
        status, told = self._talk(self.context, "POST", "/v1/terminals", {"secret": base64.b64encode(secret).decode()} | requests)
        if status != 201:
            raise RuntimeError(f"enrolment refused: {status} {told}")
        self.terminal = told
        (folder / "tls.pem").write_bytes(certificates_of(base64.b64decode(told["tls"]))[0])
        self.context.load_cert_chain(folder / "tls.pem", folder / "tls.key")
        # The SM2 authority that receipts and papers are judged under: the one of the two that is its own issuer.
        self.evidence_authority = next(c for c in certificates_of(base64.b64decode(told["hallEvidence"])) if self._own_issuer(c))

    def ask(self, method: str, path: str, body=None, token: str | None = None):
        """(status, JSON)"""
        return self._talk(self.context, method, path, body, token)

    def _talk(self, context, method, path, body=None, token=None, raw=False):
        line = http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=30)
        try:
            headers = {"Content-Type": "application/json"} if body is not None else {}
            if token:
                headers["Authorization"] = f"Bearer {token}"
            line.request(method, path, json.dumps(body).encode() if body is not None else None, headers)
            answer = line.getresponse()
            content = answer.read()
            return answer.status, content if raw else json.loads(content) if content else None
        finally:
            line.close()

    def _request(self, name: str, curve: str) -> bytes:
        key = self.folder / f"{name}.key"
        subprocess.run(["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", f"ec_paramgen_curve:{curve}", "-out", key],
                       check=True, capture_output=True)
        sign = ["-sm3", "-sigopt", DISTINGUISHING_ID] if curve == "SM2" else ["-sha256"]
        return subprocess.run(["openssl", "req", "-new", "-key", key, "-subj", "/CN=outsider", "-outform", "DER", *sign],
                              check=True, capture_output=True).stdout

    @staticmethod
    def _own_issuer(certificate: bytes) -> bool:
        told = subprocess.run(["openssl", "x509", "-noout", "-subject", "-issuer", "-nameopt", "RFC2253"], input=certificate,
                              capture_output=True, check=True).stdout.decode().splitlines()
        return told[0].removeprefix("subject=") == told[1].removeprefix("issuer=")

    def my_cases(self, number: str, name: str) -> list[dict]:
        """What a citizen would be told at a kiosk."""
        status, told = self.ask("POST", "/v1/citizen/cases", {"number": number, "name": name})
        if status != 200:
            raise RuntimeError(f"the hall refused: {status} {told}")
        return told["cases"]
