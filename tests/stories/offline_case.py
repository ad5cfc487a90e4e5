"""The hall is away: a provisional slip, and the case completes by itself when the hall is back. Twice the client is killed in
the middle, and the clerk is back where they were."""

import re

from counter import NEW_PIN, ZHANG, Counter
from first_case import (TYPED, end_and_judge_client, from_form_to_signature, judge_from_outside, judge_provisional_slip,
                        open_hall_and_counter, up_to_form)
from screen import FIELD

PROVISIONAL = re.compile(r"T\d{4}-\d{8}-\d{4}")


def come_back(story) -> Counter:
    """A new process on the same vault; the PIN opens it, with or without the hall."""
    counter = Counter(story)
    counter.sign_in(story.world.staff("clerk")["no"], NEW_PIN)
    return counter


def tell(story) -> None:
    counter = open_hall_and_counter(story)
    up_to_form(story, counter)

    story.say("kill -9 with a half-done case")
    counter.client.kill()
    story.bench.lift_card()
    counter = come_back(story)
    story.bench.put_card(ZHANG["sample"])
    counter.screen.press("接着办这一件")
    for label, text in TYPED.items():
        story.held(counter.screen.find(FIELD, label).text == text, f"'{label}' is as it was")
    story.picture("back-after-kill")

    story.world.stop_hall()
    story.say("the hall is gone")
    from_form_to_signature(story, counter)
    counter.submit()
    counter.screen.wait_text("离线办理，待系统确认", seconds=30)
    shown = counter.screen.wait_text(PROVISIONAL.pattern)
    number = PROVISIONAL.search(f"{shown.name} {shown.description} {shown.text}")[0]
    counter.print_slip()
    slip = sorted((story.world.folder / "prints").glob("*.png"))[-1]
    story.picture("provisional")

    story.say("kill -9 with a debt")
    counter.client.kill()
    counter = come_back(story)
    story.say("signed in without the hall")
    story.picture("back-offline")

    story.world.start_hall()
    story.say("the hall is back")
    judge_from_outside(story, "received")
    judge_provisional_slip(story, slip, number)
    counter.screen.press("数据同步")
    counter.screen.wait_text("没有待上传的办件", seconds=60)
    story.picture("all-sent")
    end_and_judge_client(story, counter)
