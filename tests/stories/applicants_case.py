"""Everybody who comes without a resident's card of their own: a card that was lost, a temporary one, an officer's, a code on a
telephone, a passport, a firm with somebody who acts for it, a child with a guardian, somebody who acts where a service allows
that in some cases only; and who comes again and need not say it all again, with a paper that the hall cannot look up. Each is
typed or read in the real windows, seen by a second clerk where no chip speaks, and handed in; what goes to the hall is read off
the line by somebody who stands between (between.py), under the digest that the receipt signs."""

import contextlib
import json
import re
import sqlite3

from between import Between
from comers import (BY_CODE, CHILD, FIRM, LOST_CARD, MANDATE, OFFICER, PASSPORT, SECOND_PIN, SHOWN_CODE, TEMPORARY, TEMPORARY_ENDS, card_of,
                    firm_and_agent, guardian_wanted, name_firm, no_card, second_clerk, seen_by, typed, with_agent, written_over)
from counter import NEW_PIN, ZHANG, Counter
from hard_day import take_away
from openapi import Contract
from processes import until
from receipts import canonical, sm3, verify_receipt
from screen import BUTTON, FIELD, ITEM, LABEL, LIST, Atspi
from years import later

PERSONS_ITEM = ("wanshui", "开具税收完税证明")
FIRMS_ITEM = ("nianbao", "企业年度报告公示")
ELDER_ITEM = ("laonianyoudai", "老年人优待证")
INSURANCE_ITEM = ("yibaocanbao", "城乡居民基本医疗保险参保登记")
INSURED = {"为谁办理参保": "本人", "人员类别": "成年居民", "是否已参加职工基本医疗保险": "否"}
PHONE = "13800000000"
HOUSEHOLD = "户口簿或者居住证"
LIMIT, CONFIRMED = "查询他人须本人授权", "已核对：本次代办属于上述情形"
IN_PERSON = ("linshishenfenzheng", "临时居民身份证")


def kept(story) -> dict:
    """The manifest as it went over the line: its digest is the one that the hall's receipt signs, its bytes are canonical."""
    manifest = story.between.bodies("POST", "/v1/cases")[-1]
    told = json.loads(manifest)

    def receipt():
        found = rows_of(story, "SELECT receipt FROM cases WHERE id = ?", told["draft"]["id"])
        return json.loads(found[0][0]) if found else None
    signed = until("the receipt at the hall", receipt, 30)
    verify_receipt(signed, story.outsider.evidence_authority)
    story.held(sm3(manifest).hex() == signed["manifestDigest"], "the receipt signs the manifest that went over the line")
    Contract().request("POST", "/v1/cases", manifest)
    story.held(canonical(told) == manifest, "which is canonical, and as hall/openapi.yaml describes it")
    return told


def rows_of(story, ask: str, *values) -> list:
    base = next(p for p in (story.world.folder / "hall").rglob("*") if p.is_file() and p.read_bytes()[:15] == b"SQLite format 3")
    rows = sqlite3.connect(f"file:{base}?mode=ro", uri=True)
    try:
        return rows.execute(ask, values).fetchall()
    finally:
        rows.close()


def hand_in(story, counter: Counter, pages: dict) -> dict:
    """From the item on. Answers with the manifest that the hall keeps."""
    screen = counter.screen
    screen.press("继续：申请信息", BUTTON)
    screen.wait_text("本事项没有需要填写的申请信息")
    counter.scan(pages)
    counter.sign()
    story.picture("signed")
    counter.submit()
    screen.wait_text("大厅回执已验签", seconds=60)
    return kept(story)


def next_person(counter: Counter) -> None:
    counter.screen.press("办完，接待下一位", BUTTON)
    counter.screen.wait_text("读到证件即开始办理")


def take(counter: Counter, matter: tuple) -> None:
    counter.take_item(*matter)


def lost_card(story, counter: Counter, second: dict) -> None:
    screen = counter.screen
    screen.press("没有卡 / 其他证件", BUTTON)
    story.picture("no-card")
    typed(counter, "证件号码", "110105194912310021")
    screen.wait_text("校验位不符")
    story.say("a wrong digit is told while it is typed")
    field = written_over(counter, "证件号码", LOST_CARD.number)
    until("the number taken", lambda: LOST_CARD.number in field.text, 10)
    typed(counter, "姓名", LOST_CARD.name)
    seen_by(counter, second["no"], "000000")
    screen.press("核对并采用", BUTTON)
    screen.wait_text("工号或PIN不正确")
    story.picture("second-person-wrong-pin")
    screen.fill("核对人PIN", SECOND_PIN, sign_in=True)
    screen.press("核对并采用", BUTTON)
    screen.wait_text("人工核验", seconds=30)
    story.picture("lost-card")
    story.held(not screen.look(name=ZHANG["number"]), "the citizen number is masked on the screen")
    persons_case(story, counter, second, LOST_CARD, "eye", "card-lost")


def persons_case(story, counter: Counter, second: dict, papers, proof: str, reason: str) -> dict:
    """One case of whoever has just been taken in without a chip; answers with how they were judged, as the hall keeps it."""
    take(counter, PERSONS_ITEM)
    told = hand_in(story, counter, {"居民身份证": ["id-copy"]})
    person = told["draft"]["applicant"]
    seen = person["sighting"]
    first = story.world.staff("clerk")["no"]
    story.held((told["version"], person["proof"], person["number"]) == (2, proof, papers.number), f"kept as judged by {proof}")
    story.held((seen["judgedBy"], seen["secondBy"], seen["reason"]) == (first, second["no"], reason),
               "with who typed it, who looked too, and why")
    story.held(SECOND_PIN not in json.dumps(told), "and no PIN")
    next_person(counter)
    return person


def temporary_card(story, counter: Counter, second: dict) -> None:
    """What the police give until the card comes: it has no chip and is good for three months."""
    no_card(story, counter, TEMPORARY, second, picture="temporary-card")
    counter.screen.wait_text("人工核验（证件没有芯片")
    story.picture("temporary-card-taken")
    person = persons_case(story, counter, second, TEMPORARY, "eye", "no-chip")
    story.held((person["document"], person["validTo"]) == ("112", TEMPORARY_ENDS.isoformat()), "a temporary card, with the day on which it ends")


def officer(story, counter: Counter, second: dict) -> None:
    """An officer's card: another number, no chip, and the number spells no birth."""
    no_card(story, counter, OFFICER, second, picture="officer")
    counter.screen.wait_text("人工核验（证件没有芯片")
    story.picture("officer-taken")
    person = persons_case(story, counter, second, OFFICER, "eye", "no-chip")
    story.held((person["document"], person["birth"]) == ("114", "1985-05-05"), "an officer's card, with the birth that was typed")


def by_code(story, counter: Counter, second: dict) -> None:
    """亮码: a code on a telephone, read by a hand scanner, which types. Nobody here can verify it, and nobody says that it was."""
    no_card(story, counter, BY_CODE, second, picture="by-code")
    counter.screen.wait_text("亮码，未联网核验（证件遗失或未带")
    story.picture("by-code-taken")
    person = persons_case(story, counter, second, BY_CODE, "code", "card-lost")
    story.held(person["sighting"]["code"] == BY_CODE.fields[SHOWN_CODE], "with the code as it was scanned")


def passport(story, counter: Counter, second: dict) -> None:
    no_card(story, counter, PASSPORT, second, picture="passport")
    counter.screen.wait_text("人工核验")
    take(counter, PERSONS_ITEM)
    told = hand_in(story, counter, {"居民身份证": ["id-copy"]})
    person = told["draft"]["applicant"]
    story.held((person["document"], person["number"], person["nameLatin"], person["birth"], person["validTo"]) == (
        "414", PASSPORT.number, PASSPORT.name, "1980-01-01", "2031-12-31"), "the passport's lines became the person")
    next_person(counter)


def firm(story, counter: Counter) -> None:
    screen = counter.screen
    name_firm(counter, FIRM["uscc"][:-1] + "U")
    screen.wait_text("校验位不符")
    story.picture("firm-wrong-code")
    written_over(counter, "统一社会信用代码", FIRM["uscc"])
    firm_and_agent(story, counter)
    story.picture("firm-and-agent")
    take(counter, FIRMS_ITEM)
    told = hand_in(story, counter, {MANDATE: ["letter"]})
    draft = told["draft"]
    story.held(draft["organisation"] == FIRM and "applicant" not in draft, "the firm applies")
    story.held(draft["agent"]["person"]["name"] == "李测试" and draft["agent"]["person"]["proof"] == "chip", "its agent by chip")
    story.held([f["material"] for f in draft["filings"] if f["pages"]] == ["party-mandate"], "with the mandate")
    next_person(counter)


def child(story, counter: Counter, second: dict) -> None:
    no_card(story, counter, CHILD, second, picture="child")
    guardian_wanted(counter)
    story.picture("guardian-wanted")
    card_of(story, counter, "li", "监护人：父母")
    story.picture("child-and-guardian")
    take(counter, PERSONS_ITEM)
    told = hand_in(story, counter, {"居民身份证": ["id-copy"], "监护关系证明": ["letter"]})
    draft = told["draft"]
    story.held(draft["applicant"]["document"] == "113" and draft["guardian"]["relation"] == "parent", "a child with a parent")
    story.held(draft["guardian"]["person"]["name"] == "李测试", "whose card was read")
    next_person(counter)


def with_form(story, counter: Counter, matter: tuple, typed_in: dict, chosen: dict, pages: dict, before=None, between=None) -> dict:
    """One case of an item with a form, from the card on; the manifest that the hall keeps."""
    counter.read_card(ZHANG)
    story.bench.lift_card()
    take(counter, matter)
    counter.screen.press("继续：申请信息", BUTTON)
    if before:
        before()
    counter.fill_fields(typed_in, chosen)
    counter.scan({})
    if between:
        between()
    counter.put_sheets(pages)
    counter.sign()
    counter.submit()
    counter.screen.wait_text("大厅回执已验签", seconds=60)
    return kept(story)


def not_there(story, counter: Counter) -> None:
    """What need not be handed in is nobody's yet; what the hall cannot look up is asked for, and the clerk may take that back."""
    screen = counter.screen

    def state() -> str:
        return screen.find(ITEM, HOUSEHOLD, within=screen.find(LIST, "材料清单")).description
    screen.find(ITEM, HOUSEHOLD, within=screen.find(LIST, "材料清单")).act()
    story.held("免提交 · 待大厅核验" in state() and "✓" not in state(), "nobody has looked it up yet, and the window says so")
    story.picture("exempt")
    screen.press("取不到，需交纸质", BUTTON)
    until("the paper wanted", lambda: "待补" in state(), 20, counter.client.program.must_run)
    story.picture("exempt-not-there")
    screen.press("撤销取不到", BUTTON)
    until("taken back", lambda: "待大厅核验" in state(), 20, counter.client.program.must_run)
    screen.press("取不到，需交纸质", BUTTON)


def comes_again(story, counter: Counter) -> None:
    """What was typed for the first service is offered for the second, to the same person alone, and keeps its source."""
    screen = counter.screen
    first = with_form(story, counter, ELDER_ITEM, {"联系电话": PHONE}, {}, {"近期免冠照片": ["id-copy"]})
    story.held(first["draft"]["form"]["phone"] == {"text": PHONE, "source": "typed"}, "the first time the telephone is typed")
    next_person(counter)

    story.bench.put_card("li")
    screen.find(BUTTON, "继续：选择事项", enabled=True, seconds=30)
    story.bench.lift_card()
    take(counter, INSURANCE_ITEM)
    screen.press("继续：申请信息", BUTTON)
    screen.find(FIELD, "联系电话")
    story.held(not screen.look(name=re.compile(PHONE)) and not screen.look(LABEL, re.compile("上次填写")),
               "another person is offered nothing")
    story.picture("another-person-is-offered-nothing")
    screen.keys("F10")
    screen.wait_text("读到证件即开始办理", seconds=30)

    def offered():
        screen.wait_text(f"上次填写：{PHONE}（20")
        phone = screen.find(FIELD, "联系电话")
        story.held(phone.text == "", "offered, and not filled in unasked")
        story.picture("earlier-case-offered")
        phone.focus()
        screen.keys("ctrl+b")
        until("the telephone of the earlier case", lambda: phone.text == PHONE, 20, counter.client.program.must_run)
        screen.wait_text("历史办件")
        story.picture("earlier-case-accepted")
    entered = screen.entered_characters
    told = with_form(story, counter, INSURANCE_ITEM, {}, INSURED, {HOUSEHOLD: ["letter"]}, offered, lambda: not_there(story, counter))
    story.held(screen.entered_characters - entered <= len(INSURANCE_ITEM[0]), "nothing is typed for it but the name of the service")
    story.held(told["draft"]["form"]["phone"] == {"text": PHONE, "source": "earlier-case"}, "and the hall is told whence it is")
    filing = told["draft"]["filings"][0]
    story.held(told["version"] == 5 and filing["unfetched"] and len(filing["pages"]) == 1, "and that the household book came on paper, and why")
    story.picture("earlier-case-received")
    next_person(counter)


def limited_agent(story, counter: Counter) -> None:
    """Somebody acts where the service allows it in some cases only: the clerk says that this is one of them."""
    screen = counter.screen
    counter.read_card(ZHANG)
    take_away(story)
    with_agent(story, counter)
    take(counter, PERSONS_ITEM)
    screen.wait_text("限定情形可代办：" + LIMIT)
    story.picture("limited-item")
    screen.keys("Escape")
    box = screen.find("check box", CONFIRMED)
    until("the focus on what is to be said", lambda: box.has(Atspi.StateType.FOCUSED), 20, counter.client.program.must_run)
    story.held(not box.has(Atspi.StateType.CHECKED), "nobody has confirmed it")
    story.picture("limited-agent")
    screen.keys("space")
    screen.wait_text("核对人工号")
    story.picture("limited-agent-confirmed")
    screen.press("继续：选择事项", BUTTON)
    told = hand_in(story, counter, {MANDATE: ["letter"]})
    agent = told["draft"]["agent"]
    story.held(told["version"] == 5 and agent["limit"]["staffNo"] == story.world.staff("clerk")["no"], "who confirmed it is in the manifest")
    story.held(agent["person"]["name"] == "李测试", "beside who acts")
    next_person(counter)


def nobody_may_act(story, counter: Counter) -> None:
    screen = counter.screen
    counter.read_card(ZHANG)
    story.bench.lift_card()
    take(counter, IN_PERSON)
    screen.keys("Escape")
    screen.press("由他人代办", BUTTON)
    until("the refusal in the guidance line", lambda: "须本人到场" in screen.guidance(), 20, counter.client.program.must_run)
    story.picture("in-person")


@contextlib.contextmanager
def listened_counter(story):
    """A counter with its first clerk signed in, whose line to the hall is listened to: story.between."""
    world = story.world
    world.prepare_hall()
    world.start_hall()
    with Between(world) as between:
        story.between = between
        world.start_devices()
        story.open_bench()
        counter = Counter(story)
        counter.enrol()
        clerk = world.staff("clerk")
        counter.sign_in(clerk["no"], clerk["pin"], NEW_PIN)
        yield later(story, counter) if world.cases_before else counter


def tell(story) -> None:
    with listened_counter(story) as counter:
        second = second_clerk(story)
        lost_card(story, counter, second)
        temporary_card(story, counter, second)
        officer(story, counter, second)
        by_code(story, counter, second)
        passport(story, counter, second)
        firm(story, counter)
        child(story, counter, second)
        comes_again(story, counter)
        limited_agent(story, counter)
        nobody_may_act(story, counter)
        report = counter.client.stop()
    story.judge_stalls(report)
