"""A slip that came out of the printer, read from its picture by strangers: zbar finds the code, Tesseract the words, openssl
judges who signed. core/pack/slip_code.h says what the code holds."""

import binascii
import difflib
import hashlib
import struct
import subprocess
from pathlib import Path

from receipts import NotTheHalls, canonical, sm3, verify_signature

KINDS = {1: "receiving-slip", 2: "provisional-slip"}
_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45(text: str) -> bytes:
    """RFC 9285."""
    digits = [_BASE45.index(c) for c in text]
    out = bytearray()
    for at in range(0, len(digits), 3):
        group = digits[at:at + 3]
        value = sum(d * 45 ** i for i, d in enumerate(group))
        out += value.to_bytes(len(group) - 1, "big")
    return bytes(out)


def crc16(data: bytes) -> int:
    """ISO 3309 (X.25), as qChecksum reckons it."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0x8408 if crc & 1 else crc >> 1
    return crc ^ 0xFFFF


def der(raw: bytes) -> bytes:
    """r ‖ s as the SEQUENCE that openssl reads."""
    def integer(number: bytes) -> bytes:
        digits = number.lstrip(b"\0") or b"\0"
        digits = (b"\0" if digits[0] >= 0x80 else b"") + digits
        return b"\x02" + bytes([len(digits)]) + digits
    both = integer(raw[:32]) + integer(raw[32:])
    return b"\x30" + bytes([len(both)]) + both


class SlipCode:
    def __init__(self, text: str):
        raw = base45(text.removeprefix("YC1:"))
        body, check = raw[:-2], raw[-2:]
        if not text.startswith("YC1:") or raw[0] != 1 or struct.pack(">H", crc16(body)) != check:
            raise NotTheHalls("not one of our codes, or damaged")
        self.kind = KINDS[raw[1]]
        self.issued_at = int.from_bytes(raw[2:7], "big")
        self.certificate_id, self.digest_prefix = raw[7:15], raw[15:31]
        length = raw[31]
        self.number = raw[32:32 + length].decode()
        self.signed, self.signature = raw[:32 + length], body[32 + length:]
        if len(self.signature) != 64:
            raise NotTheHalls("a signature of another length")

    def verify(self, certificate: bytes, authority: bytes) -> None:
        """certificate: DER of whoever should have signed."""
        if hashlib.sha256(certificate).digest()[:8] != self.certificate_id:
            raise NotTheHalls("the code names another certificate")
        verify_signature(self.signed, der(self.signature), certificate, authority)


def code_on(picture: Path) -> SlipCode:
    return SlipCode(text_on(picture))


def text_on(picture: Path) -> str:
    """What a code scanner would send."""
    import zbar
    from PIL import Image
    image = Image.open(picture).convert("L")
    seen = zbar.Image(image.width, image.height, "Y800", image.tobytes())
    zbar.ImageScanner().scan(seen)
    found = [s.data for s in seen if str(s.type) == "QRCODE"]
    if len(found) != 1:
        raise NotTheHalls(f"{len(found)} codes on the slip")
    return found[0]


def words_on(picture: Path) -> str:
    """Everything that Tesseract reads, without spaces. It errs on a character now and then: see says()."""
    told = subprocess.run(["tesseract", picture, "-", "-l", "chi_sim", "--psm", "6"], capture_output=True, check=True, timeout=120)
    return "".join(told.stdout.decode().split()).replace("：", ":")


def says(words: str, wanted: str, most_wrong: float = 0.15) -> bool:
    """Whether the words stand there, but for what a reader of pictures gets wrong. Numbers are asked for with 0."""
    allowed = int(len(wanted) * most_wrong)
    for at in range(max(1, len(words) - len(wanted) + 1)):
        same = sum(b.size for b in difflib.SequenceMatcher(None, words[at:at + len(wanted)], wanted, False).get_matching_blocks())
        if len(wanted) - same <= allowed:
            return True
    return False


def judge_hall_slip(picture: Path, paper: dict, receipt: dict, authority: bytes) -> SlipCode:
    """paper: the hall's receiving-slip of this case, already verified. The code is signed over that paper, without itself."""
    import base64
    code = code_on(picture)
    if (code.kind, code.number) != ("receiving-slip", receipt["caseNumber"]):
        raise NotTheHalls(f"the code is of {code.kind} {code.number}")
    plain = {name: paper[name] for name in ("id", "kind", "number", "caseId", "issuedAt")}
    plain["values"] = {n: v for n, v in paper["values"].items() if n != "code"}
    if sm3(canonical(plain))[:16] != code.digest_prefix:
        raise NotTheHalls("the code is of another paper")
    code.verify(base64.b64decode(receipt["certificate"]), authority)
    return code
