"""Everybody who may come to a window, and the hands that take them in on the applicant's step: by chip, typed and seen by a second
clerk, by a code on a telephone, a firm with whoever acts for it, a child with a guardian."""

import datetime
from dataclasses import dataclass, field

from hard_day import take_away
from outsider import Outsider
from screen import BUTTON, FIELD, RADIO

SECOND_PIN = "314159"
FIRM = {"uscc": "91119999MB999999XT", "name": "样例商贸有限公司", "representative": "样例代表"}
MANDATE = "授权委托书"
FIRST_LINE, SECOND_LINE = "机读码第1行（护照资料页下方，可扫描）", "机读码第2行"
SHOWN_CODE = "亮码：出示的二维码（用扫码枪扫入，未联网核验）"


@dataclass(frozen=True)
class Papers:
    """Somebody without a chip: what the clerk chooses and types from what they show."""
    kind: str
    number: str
    name: str
    fields: dict = field(default_factory=dict)
    mrz: tuple = ()


TEMPORARY_ENDS = datetime.date.today() + datetime.timedelta(days=60)
# Invented, all of them: numbers of places that are not given out, or serials that nobody has.
LOST_CARD = Papers("居民身份证", "11010519491231002X", "张样例")
PASSPORT = Papers("普通护照", "L99999990", "YANGLI CESHI", {}, (
    "P<UTOYANGLI<<CESHI<<<<<<<<<<<<<<<<<<<<<<<<<<", "L999999902UTO8001014F3112319<<<<<<<<<<<<<<<0"))
CHILD = Papers("户口簿", "340524201506010028", "小样例")
TEMPORARY = Papers("临时居民身份证", "110105197501019995", "测试临", {"签发机关": "样例市公安局测试分局", "有效期至": f"{TEMPORARY_ENDS:%Y%m%d}"})
OFFICER = Papers("军官证", "军字第2001988号", "样例军", {"出生日期": "19850505", "签发机关": "样例部队"})
BY_CODE = Papers("居民身份证", "34052419800101001X", "李测试", {SHOWN_CODE: "https://example.invalid/dzzz/01?t=MEUCIQDsample0000000000"})


def second_clerk(story) -> dict:
    """A colleague who has a PIN of their own: it was chosen at another terminal. That one is the story's to ask the hall with."""
    clerk = story.world.staff("clerk", 1)
    story.outsider = Outsider(story.world.hall_port, story.world.terminal_code("counter", 1), story.world.folder / "outsider-counter")
    story.signed_in = story.outsider.sign_in(clerk["no"], clerk["pin"], SECOND_PIN)
    return clerk


def typed(counter, label: str, text: str) -> None:
    """What is made fit while it is typed does not stand there as it was typed."""
    counter.screen.enter(counter.screen.find(FIELD, label, enabled=True), text)


def written_over(counter, label: str, text: str):
    field = counter.screen.find(FIELD, label)
    field.focus()
    counter.screen.keys("ctrl+a")
    counter.screen.enter(field, text)
    return field


def seen_by(counter, no: str, pin: str) -> None:
    """The second person confirms with what is theirs."""
    typed(counter, "核对人工号", no)
    counter.screen.fill("核对人PIN", pin, sign_in=True)


def no_card(story, counter, papers: Papers, second: dict, pin: str = SECOND_PIN, picture: str = "") -> None:
    """From the waiting page to a person who was judged by eye."""
    screen = counter.screen
    screen.press("没有卡 / 其他证件", BUTTON)
    screen.press(papers.kind, RADIO)
    if papers.mrz:
        for label, line in zip((FIRST_LINE, SECOND_LINE), papers.mrz):
            screen.fill(label, line)
    else:
        typed(counter, "证件号码", papers.number)
        typed(counter, "姓名", papers.name)
    for label, text in papers.fields.items():
        typed(counter, label, text)
        if label == SHOWN_CODE:
            screen.keys("Return")  # as a hand scanner ends what it types
    seen_by(counter, second["no"], pin)
    if picture:
        story.picture(picture)
    screen.press("核对并采用", BUTTON)
    screen.wait_gone(BUTTON, "核对并采用", seconds=30)


def name_firm(counter, uscc: str = FIRM["uscc"]) -> None:
    counter.screen.press("单位申请", BUTTON)
    counter.screen.fill("统一社会信用代码", uscc)


def firm_and_agent(story, counter, agent: str = "li") -> None:
    """From the code on: the firm as it is registered, and who acts for it by their card."""
    screen = counter.screen
    screen.fill("单位名称", FIRM["name"])
    screen.fill("法定代表人（负责人）姓名", FIRM["representative"])
    screen.press("采用", BUTTON)
    screen.wait_text("请把经办人的证件平放在读卡区")
    card_of(story, counter, agent, "代理人：")


def card_of(story, counter, card: str, words: str) -> None:
    """Whoever acts beside the applicant, by their chip."""
    story.bench.put_card(card)
    counter.screen.wait_text(words)
    take_away(story)


def with_agent(story, counter, agent: str = "li") -> None:
    counter.screen.press("由他人代办", BUTTON)
    counter.screen.wait_text("请把代理人的证件平放在读卡区")
    card_of(story, counter, agent, "代理人：")


def guardian_wanted(counter) -> None:
    counter.screen.wait_text("申请人未满18周岁")
    counter.screen.press("监护人陪同", BUTTON)
    counter.screen.wait_text("请把监护人的证件平放在读卡区")
