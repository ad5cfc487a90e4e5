"""The first case: from a card on the reader to a receipt signed by the hall, and the notice of acceptance."""

from counter import NEW_PIN, ZHANG, Counter, receipt_of
from outsider import Outsider
from processes import until
from receipts import verify_paper, verify_receipt
from slips import code_on, judge_hall_slip, says, words_on
from years import later

ITEM_NAME = "最低生活保障对象认定"
SITUATION = ("单人户申请", "独自生活，没有共同生活的家庭成员")
TYPED = {"联系电话": "13800000000", "家庭月收入合计": "0", "现金、存款、有价证券合计": "0"}
CHOSEN = {"家庭是否有机动车": "否"}
PAGES = {"最低生活保障申请书": ["application-form-1", "application-form-2"],
         "家庭经济状况核对授权书": ["letter"], "家庭收入和财产状况声明": ["id-copy"]}


def open_hall_and_counter(story, *scene: dict) -> Counter:
    """scene: what the bench of devices begins with."""
    world = story.world
    world.prepare_hall()
    world.start_hall()
    world.start_devices(*world.scene(*scene))
    story.open_bench()
    counter = Counter(story)
    counter.enrol()
    story.picture("sign-in")
    clerk = world.staff("clerk")
    counter.sign_in(clerk["no"], clerk["pin"], NEW_PIN)
    story.say("signed in, the one-time PIN changed")
    return later(story, counter) if story.world.cases_before else counter


def up_to_form(story, counter: Counter) -> None:
    story.picture("waiting-for-a-card")
    counter.read_card(ZHANG)
    story.picture("applicant")
    counter.take_item("dibao", ITEM_NAME)
    counter.answer(*SITUATION)
    story.picture("item")
    counter.fill_form(TYPED, CHOSEN)
    story.picture("form")


def from_form_to_signature(story, counter: Counter) -> None:
    counter.scan(PAGES)
    counter.screen.keys("q")  # all papers came as the service asks for them
    counter.screen.wait_text("✓ 已确认")
    story.picture("materials")
    counter.sign()
    story.picture("signature")


def judge_from_outside(story, state: str, person: dict = ZHANG) -> dict:
    """Another terminal, written from the contract, asks what became of the case; openssl judges all that was signed."""
    outsider = Outsider(story.world.hall_port, story.world.terminal_code("kiosk"), story.world.folder / "outsider")
    mine = until("the case at the hall", lambda: outsider.my_cases(person["number"], person["name"]), 60)
    story.held(len(mine) == 1, "the hall has exactly one case of this person")
    case = mine[0]
    story.note(case=case["number"], state=case["state"])
    story.held(case["state"] == state, f"the hall says {state}")
    for paper in case["papers"]:
        verify_paper(paper, outsider.evidence_authority)
    receipt = receipt_of(story.world, case["number"])
    verify_receipt(receipt, outsider.evidence_authority)
    story.authority, story.receipt = outsider.evidence_authority, receipt
    story.held(receipt["caseId"] == case["id"], "openssl verifies the receipt and every paper under the hall's authority")
    story.note(receipt_verified=True)
    return case


def judge_slip(story, case: dict) -> None:
    """What the citizen carries home, read by zbar and Tesseract from the printed dots."""
    picture = sorted((story.world.folder / "prints").glob("*.png"))[-1]
    paper = next(p for p in case["papers"] if p["kind"] == "receiving-slip")
    judge_hall_slip(picture, paper, story.receipt, story.authority)
    story.say("zbar reads the slip's code: this case, signed by the hall, over this very slip")
    judge_words(story, picture, case["number"])


def judge_words(story, picture, number: str) -> None:
    words = words_on(picture)
    story.held(says(words, number, most_wrong=0), "Tesseract reads the case's number on the slip")
    for wanted in ("申请材料接收凭证", ITEM_NAME, *PAGES):
        story.held(says(words, wanted), f"and '{wanted}'")


def judge_provisional_slip(story, picture, number: str) -> None:
    """Once the hall has answered: its receipt signs the manifest that the offline slip's code named, and the terminal's
    certificate stands in the code."""
    code = code_on(picture)
    story.held((code.kind, code.number) == ("provisional-slip", number), "zbar reads the provisional slip: its number")
    story.held(story.receipt["manifestDigest"].startswith(code.digest_prefix.hex()), "the hall's receipt is for what that slip names")
    judge_words(story, picture, number)


def end_and_judge_client(story, counter: Counter) -> dict:
    report = counter.client.stop()
    story.judge_stalls(report)
    story.held(story.screen.entered_characters <= 20, f"{story.screen.entered_characters} characters entered")
    story.held(report["entered_characters"] <= story.screen.entered_characters, "the client counted none beyond those")
    return report


def tell(story) -> None:
    counter = open_hall_and_counter(story)
    up_to_form(story, counter)
    from_form_to_signature(story, counter)
    counter.submit()
    counter.screen.wait_text("大厅回执已验签", seconds=60)
    counter.print_slip()
    story.picture("received")
    counter.screen.press("受理")
    counter.screen.wait_text("已受理", seconds=30)
    counter.look_at_paper()
    story.picture("acceptance-notice")

    case = judge_from_outside(story, "accepted")
    story.held(bool(case.get("due")), "and by which day it will be done")
    judge_slip(story, case)
    story.held({"receiving-slip", "acceptance-notice"} <= {p["kind"] for p in case["papers"]}, "slip and notice are issued")
    counter.screen.wait_text(case["number"])
    story.held(not story.world.core_files(), "no program that sees a person can leave a core file")
    report = end_and_judge_client(story, counter)
    story.held(report["entered_characters"] == story.screen.entered_characters, "the client counted the same characters")
    story.held(story.seconds() < story.seconds_bound, f"told in under {story.seconds_bound:.0f} s")
