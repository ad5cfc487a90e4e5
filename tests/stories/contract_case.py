"""The published contract suffices: a program that shares nothing with ours enrols, hands in a case, accepts it and verifies what
the hall signed. No window, no device."""

from outsider import Outsider
from receipts import verify_paper, verify_receipt

PERSON = {"name": "张样例", "number": "11010519491231002X", "birth": "1949-12-31", "address": "样例省样例县测试路1号", "sex": 2,
          "nationality": "CHN"}


def enrol_outsider(story, kind: str, which: int) -> Outsider:
    return Outsider(story.world.hall_port, story.world.terminal_code(kind, which), story.world.folder / f"outsider-{kind}-{which}")


def tell(story) -> None:
    world = story.world
    world.prepare_hall()
    world.start_hall()
    counter = enrol_outsider(story, "counter", 1)
    clerk = world.staff("clerk", 1)
    receipt = counter.hand_in(PERSON, b"a page", clerk["no"])
    verify_receipt(receipt, counter.evidence_authority)
    story.note(case=receipt["caseNumber"], receipt_verified=True)
    story.held(receipt["state"] == "received", "received is not accepted")
    staff = counter.sign_in(clerk["no"], clerk["pin"], "270814")
    record = counter.ask("POST", f"/v1/cases/{receipt['caseId']}/endings", {"ending": "accept"}, staff)
    story.note(state=record["state"])
    story.held(record["state"] == "accepted" and bool(record["due"]), "accepted, with the day by which it will be done")
    again = counter.ask("POST", f"/v1/cases/{receipt['caseId']}/endings", {"ending": "accept"}, staff)
    story.held(len(again["papers"]) == len(record["papers"]), "said twice is done once")
    for paper in record["papers"]:
        verify_paper(paper, counter.evidence_authority)
    kiosk = enrol_outsider(story, "kiosk", 0)
    story.held([c["id"] for c in kiosk.my_cases(PERSON["number"], PERSON["name"])] == [receipt["caseId"]],
               "the citizen finds it at a kiosk")
    story.held(kiosk.my_cases(PERSON["number"], "别人") == [], "under another name nobody does")
