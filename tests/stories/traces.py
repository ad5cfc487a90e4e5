"""Nothing of a person in a log: after every story the words of every program are searched for the test people, as they stand
and in the writings in which a careless line would carry them."""

import base64
import json
import urllib.parse
from pathlib import Path

# Everyone that stories put on the reader (devices/virtual/sample_cards.cpp) or send by themselves, and what they type in.
PEOPLE = (
    "张样例", "李测试", "王样例", "赵测试", "陈样例", "孙样例", "㛃㐀样例",
    "11010519491231002X", "34052419800101001X", "110105194912310021", "81000019900101999", "UTO110080010100", "91112319850505999",
    "H00000000", "SAMPLE, TEST", "SAMPLEHEIMER", "MAXIMILIANE",
    "13800000000",
    "样例街道", "测试路", "测试大道", "样例县测试镇", "样例省样例县",
)


def writings(trace: str) -> set[bytes]:
    """The same words as UTF-8, GB18030, UTF-16, escaped for JSON and addresses, in hex and base64 at each of the three offsets."""
    plain = trace.encode()
    found = {plain, plain.lower(), trace.encode("gb18030"), trace.encode("utf-16-le"), json.dumps(trace)[1:-1].encode(),
             urllib.parse.quote(trace).encode(), plain.hex().encode(), plain.hex().upper().encode()}
    for offset in range(3):
        # The characters that neighbours cannot change.
        coded = base64.b64encode(b"\0" * offset + plain + b"\0" * 2).decode()
        found.add(coded[(0, 2, 3)[offset]:(offset + len(plain)) * 8 // 6].encode())
    return found


def traces_in(content: bytes) -> list[str]:
    """Which people stand in it; said by their place in PEOPLE, so that this tool's own words are no trace either."""
    return [f"PEOPLE[{i}]" for i, trace in enumerate(PEOPLE) if any(w in content for w in writings(trace))]


def traces_in_logs(folder: Path) -> dict[str, list[str]]:
    """folder/logs and the reports beside it → what was found where."""
    files = [p for p in sorted((folder / "logs").glob("*")) + sorted(folder.glob("*-report.json")) if p.is_file()]
    return {p.name: found for p in files if (found := traces_in(p.read_bytes()))}
