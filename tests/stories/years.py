"""A counter that has been worked at for years: its clerk's vault holds that many cases."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from counter import NEW_PIN, Counter


def fill_vault(world, bench: Path, cases: int) -> None:
    """Puts cases into the vault of the clerk who signed in. In memory, where a sync costs nothing, if there is room for it."""
    vault, key = world.folder / "counter-vault", world.folder / "counter-vault.key"
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as room:
        shutil.copytree(vault, f"{room}/vault")
        shutil.copy2(key, f"{room}/vault.key")
        subprocess.run([bench / "bench_vault", "--vault", f"{room}/vault", "--staff", world.staff("clerk")["no"], "--pin", NEW_PIN,
                        "--cases", str(cases)], check=True, timeout=3600, stdout=subprocess.DEVNULL, env=world.env)
        shutil.rmtree(vault)
        shutil.copytree(f"{room}/vault", vault)


def later(story, counter: Counter) -> Counter:
    """The same counter after so many cases, as a world may be told to be: the clerk has signed in again."""
    counter.client.stop()
    fill_vault(story.world, story.world.bench, story.world.cases_before)
    again = Counter(story)
    again.sign_in(story.world.staff("clerk")["no"], NEW_PIN)
    story.say(f"the clerk's vault holds {story.world.cases_before} cases of years before")
    return again
