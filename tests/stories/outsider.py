"""A terminal that shares nothing with ours: written from hall/openapi.yaml alone, with Python's own TLS and the `openssl`
command. Stories ask it what the hall knows, instead of believing the window."""

import base64
import binascii
import datetime
import hashlib
import http.client
import json
import re
import ssl
import subprocess
import uuid
from pathlib import Path

from receipts import DISTINGUISHING_ID, NotTheHalls, canonical, sm3


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

    def ask(self, method: str, path: str, body=None, headers: dict | None = None, expect=200):
        """body: bytes as they are, anything else as JSON. The answer as JSON; another status than expected ends the story."""
        status, told = self._talk(self.context, method, path, body, headers)
        if status != expect:
            raise RuntimeError(f"{method} {path}: {status} {told}")
        return told

    def _talk(self, context, method, path, body=None, headers=None, raw=False):
        line = http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=30)
        try:
            if body is not None and not isinstance(body, bytes):
                body = json.dumps(body).encode()
            line.request(method, path, body, {"Content-Type": "application/json"} | (headers or {}))
            answer = line.getresponse()
            content = answer.read()
            self.location = answer.getheader("Location")
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
        return self.ask("POST", "/v1/citizen/cases", {"number": number, "name": name})["cases"]

    # ---- as a counter

    def sign_in(self, no: str, pin: str, new_pin: str) -> dict:
        """The header that proves it; the one-time PIN is changed on the way."""
        told = self.ask("POST", "/v1/sessions", {"staffNo": no, "pin": pin, "newPin": new_pin}, expect=201)
        return {"Authorization": f"Bearer {told['token']}"}

    def upload(self, content: bytes, media_type: str) -> str:
        """Sends a blob by tus, unless the hall has it; answers with its name."""
        name = sm3(content).hex()
        if not self.ask("POST", "/v1/blobs/missing", {"blobs": [name]})["missing"]:
            return name
        metadata = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in (("digest", name), ("mediaType", media_type)))
        self.ask("POST", "/v1/uploads", b"", {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(content)), "Upload-Metadata": metadata},
                 expect=201)
        self.ask("PATCH", self.location, content, {
            "Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream",
            "Upload-Checksum": "sha1 " + base64.b64encode(hashlib.sha1(content).digest()).decode()}, expect=204)
        return name

    def commit(self, draft: dict, staff_no: str, expect=201) -> dict:
        """The manifest, last. Answers with the receipt."""
        manifest = {"version": 1, "draft": draft, "terminalId": self.terminal["terminalId"], "staffNo": staff_no,
                    "provisionalNumber": "", "submittedAt": now()}
        return self.ask("POST", "/v1/cases", canonical(manifest), {"Idempotency-Key": draft["id"]}, expect=expect)

    def hand_in(self, person: dict, page: bytes, staff_no: str, swap: bytes = b"") -> dict:
        """One whole case of 老年人优待证, from the contract and the catalogue alone. Answers with the receipt. swap: a page
        that takes the other's place after the signature; the answer is then the hall's refusal."""
        catalogue = self.ask("GET", "/v1/catalogue")
        item = next(i for i in catalogue["items"] if i["name"] == "老年人优待证")
        typed = {"phone": "13800000000"}
        filled = {n: person[n] for n in ("name", "number", "birth", "address")} | {"sex": str(person["sex"])}
        photo = {"blob": self.upload(page, "image/jpeg"), "mediaType": "image/jpeg", "width": 1, "height": 1, "dpi": 300,
                 "turns": 0, "bytes": len(page)}
        draft = {
            "id": str(uuid.uuid4()), "begunAt": now(), "itemCode": item["code"], "itemVersion": item.get("version", 1),
            "applicant": person | {"document": "111", "proof": "chip"}, "situation": {},
            "form": {n: {"text": v, "source": "card"} for n, v in filled.items()} | {
                n: {"text": v, "source": "typed"} for n, v in typed.items()},
            "filings": [{"material": "photo", "pages": [photo]}]}
        draft["signature"] = {"ink": self.upload(b"[]", "application/json"), "image": self.upload(b"png", "image/png"),
                              "shown": self.upload(canonical(shown_text(draft, item, catalogue["dictionaries"])), "application/json"),
                              "at": now(), "device": "outsider"}
        if swap:
            photo["blob"] = self.upload(swap, "image/jpeg")
        return self.commit(draft, staff_no, expect=422 if swap else 201)


def shown_text(draft: dict, item: dict, dictionaries: dict) -> dict:
    """What the applicant signs (ShownText). Of the rules it knows as much as this needs: none, or a field that equals a value."""
    def applies(rule):
        if rule is None:
            return True
        if rule["op"] != "eq" or not rule["args"][0].get("fact", "").startswith("form."):
            raise NotImplementedError(f"a rule that this terminal does not know: {rule}")
        text = draft["form"].get(rule["args"][0]["fact"].removeprefix("form."), {}).get("text")
        return {"yes": True, "no": False}.get(text, text) == rule["args"][1]["value"]

    def words(field):
        text = draft["form"].get(field["id"], {}).get("text", "")
        choices = dictionaries[field["dictionary"]] if "dictionary" in field else field.get("choices", [])
        return next((c["words"] for c in choices if c["id"] == text), text)

    person = draft["applicant"]
    fields = [f for s in item["form"]["sections"] for f in s["fields"] if applies(f.get("shownWhen"))]
    pages = {m["id"]: [p["blob"] for f in draft["filings"] if f["material"] == m["id"] for p in f["pages"]] for m in item["materials"]}
    return {"item": {"code": item["code"], "version": item.get("version", 1), "name": item["name"]},
            "applicant": {n: person[n] for n in ("name", "document", "number")}, "questions": [],
            "fields": [{"label": f["label"], "value": words(f)} for f in fields],
            "materials": [{"name": m["name"], "pages": pages[m["id"]]} for m in item["materials"] if applies(m.get("appliesWhen"))]}


def now() -> str:
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.") + "000Z"
