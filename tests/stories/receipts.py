"""Receipts and papers judged from outside, by the `openssl` command alone and nothing of ours: is it the hall that signed,
and is it this case that it signed for? hall/openapi.yaml (schemas Receipt and Paper) says what is signed."""

import base64
import json
import subprocess
import tempfile
from pathlib import Path

DISTINGUISHING_ID = "distid:1234567812345678"  # GM/T 0009


class NotTheHalls(Exception):
    pass


def _openssl(*arguments, data: bytes = b"") -> bytes:
    run = subprocess.run(["openssl", *[str(a) for a in arguments]], input=data, capture_output=True, timeout=60)
    if run.returncode != 0:
        raise NotTheHalls(f"openssl {arguments[0]}: {run.stdout.decode(errors='replace')}{run.stderr.decode(errors='replace')}".strip())
    return run.stdout


def sm3(data: bytes) -> bytes:
    return _openssl("dgst", "-sm3", "-binary", data=data)


def canonical(value) -> bytes:
    """Keys sorted, no spaces, UTF-8: the bytes that were signed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def root_of(leaf: bytes, path: list) -> bytes:
    """RFC 6962 with SM3; path is [(sibling, stands on the left)]."""
    digest = sm3(b"\x00" + leaf)
    for sibling, left in path:
        digest = sm3(b"\x01" + (sibling + digest if left else digest + sibling))
    return digest


def verify_signature(message: bytes, signature: bytes, certificate: bytes, authority: bytes) -> None:
    """certificate and authority as DER or PEM. Raises NotTheHalls unless the authority's certificate signed the message."""
    with tempfile.TemporaryDirectory(prefix="yichuang-verify-") as folder:
        at = Path(folder)
        for name, content in (("certificate", certificate), ("authority", authority)):
            form = "PEM" if content.lstrip().startswith(b"-----") else "DER"
            (at / f"{name}.pem").write_bytes(_openssl("x509", "-inform", form, "-outform", "PEM", data=content))
        _openssl("verify", "-vfyopt", DISTINGUISHING_ID, "-CAfile", at / "authority.pem", at / "certificate.pem")
        (at / "key.pem").write_bytes(_openssl("x509", "-in", at / "certificate.pem", "-pubkey", "-noout"))
        (at / "signature").write_bytes(signature)
        _openssl("dgst", "-sm3", "-verify", at / "key.pem", "-sigopt", DISTINGUISHING_ID, "-signature", at / "signature",
                 data=message)


RECEIPT_FIELDS = ("version", "caseId", "caseNumber", "state", "receivedAt", "manifestDigest")
PAPER_FIELDS = ("id", "kind", "number", "caseId", "issuedAt", "values")


def verify_receipt(receipt: dict, authority: bytes) -> None:
    leaf = canonical({name: receipt[name] for name in RECEIPT_FIELDS})
    path = [(bytes.fromhex(step["digest"]), step["left"]) for step in receipt["path"]]
    verify_signature(root_of(leaf, path), base64.b64decode(receipt["signature"]), base64.b64decode(receipt["certificate"]), authority)


def verify_paper(paper: dict, authority: bytes) -> None:
    digest = sm3(canonical({name: paper[name] for name in PAPER_FIELDS}))
    if digest.hex() != paper["digest"]:
        raise NotTheHalls(f"paper {paper['number']}: its digest is of something else")
    verify_signature(digest, base64.b64decode(paper["signature"]), base64.b64decode(paper["certificate"]), authority)
