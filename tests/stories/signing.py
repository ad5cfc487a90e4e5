"""Hands on the signing step where no pen is used: a sheet under the scanner with a finger's print or a firm's seal, and who saw it."""

from comers import typed
from screen import BUTTON

PRINT, SEALED = "确认捺印", "确认盖章"


def scan_print(story, counter, sheet: str, confirm: str) -> None:
    """One sheet under the scanner, by the key that scans everywhere."""
    story.bench.page(sheet)
    counter.screen.keys("F4")
    counter.screen.find(BUTTON, confirm, enabled=True, seconds=60)


def witnessed(counter, no: str, pin: str) -> None:
    """A colleague says by their own PIN that they saw it."""
    typed(counter, "见证人工号", no)
    witness_pin(counter, pin)
    counter.screen.wait_text(f"（工号{no}）已确认", seconds=30)


def witness_pin(counter, pin: str) -> None:
    counter.screen.fill("见证人PIN", pin, sign_in=True)
    counter.screen.press("见证人确认", BUTTON)


def by_fingerprint(story, counter, no: str, pin: str) -> None:
    counter.screen.keys("alt+2")
    counter.screen.wait_text("请申请人在白纸上按捺指纹")
    scan_print(story, counter, "fingerprint", PRINT)
    witnessed(counter, no, pin)
    print_taken(counter)


def print_taken(counter) -> None:
    counter.screen.press(PRINT, BUTTON)
    counter.screen.wait_text("已签字（按捺指纹），待提交", seconds=30)


def seal_wanted(story, counter) -> None:
    counter.screen.press("单位盖章")
    counter.screen.wait_text("授权委托书已提交")
    scan_print(story, counter, "stamped", SEALED)


def seal_handed_over(counter, keeper: str = "样例保管") -> None:
    counter.screen.fill("交印人（保管印章的人）", keeper)
    counter.screen.press(SEALED, BUTTON)
    counter.screen.wait_text("已签字（单位盖章），待提交", seconds=30)
