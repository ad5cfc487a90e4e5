#!/usr/bin/env python3
"""The published contract and the hall's router name the same routes, both ways: contract.py SOURCE. What the routes answer is
held against the contract by the stories (tests/stories/openapi.py)."""

import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "stories"))

from openapi import Contract, routes_in_source  # noqa: E402


def versions(source: Path) -> tuple[str, str]:
    """Of the page, and of what every hall and client of ours says of itself."""
    page = re.search(r"^  version: (\S+)$", (source / "hall" / "openapi.yaml").read_text(encoding="utf-8"), re.M)
    ours = re.search(r'ContractVersion\("([^"]+)"\)', (source / "core" / "wire" / "staff_wire.h").read_text(encoding="utf-8"))
    return page[1], ours[1]


def differences(published: set, real: set) -> list[str]:
    return [f"{m} {p} is answered and not published" for m, p in sorted(real - published)] + [
        f"{m} {p} is published and not answered" for m, p in sorted(published - real)]


def main() -> int:
    source = Path(sys.argv[1])
    published, real = Contract(source / "hall" / "openapi.yaml").routes(), routes_in_source(source / "hall" / "api")
    found = differences(published, real)
    page, ours = versions(source)
    if page != ours:
        found.append(f"hall/openapi.yaml is {page}, core/wire/staff_wire.h says {ours}")
    # The comparison itself has to be able to fail.
    some = sorted(real)[0] if real else None
    if len(real) < 15 or len(differences(published, real - {some})) <= len(found) - 1 or differences(real, real):
        found.append(f"only {len(real)} routes were found in hall/api: is this test blind?")
    print("\n".join(found) or f"{len(real)} routes, published and answered")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
