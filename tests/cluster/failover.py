"""Everything that a region acknowledged survives the loss of a machine (docs/operate/cluster.md). Started by `run`."""

import argparse
import collections
import os
import shutil
import sys
import time
from pathlib import Path

import faults
from cluster import Cluster, Failed, prepare_network, until
from load import Load
from region import Region, SERVERS

ROOT = Path(__file__).resolve().parents[2]
DISK = Path("/run/machines")

# For the short run only: a silent primary is replaced sooner. An operator keeps what the recipe says.
IN_HASTE = {"ttl: 20": "ttl: 9", "loop_wait: 2": "loop_wait: 1", "retry_timeout: 5": "retry_timeout: 3"}
ASYNCHRONOUS = {"synchronous_mode: true": "synchronous_mode: false",
                "synchronous_mode_strict: true": "synchronous_mode_strict: false"}


BEGUN = time.monotonic()


def say(words):
    print(f"{time.monotonic() - BEGUN:4.0f} s  {words}", flush=True)


class Trial:
    """One cluster with one region, under load."""

    def __init__(self, name, program, changes):
        self.begun = time.monotonic()
        self.disk = DISK / name
        self.cluster = Cluster(self.disk, changes)
        self.region = Region(self.disk / "region", program)

    def start(self):
        self.cluster.start(self.region.program)
        up = time.monotonic() - self.begun
        self.region.begin()
        for which in range(len(SERVERS)):
            self.region.serve(which)
        self.region.let_parents_in()
        self.load = Load(self.region)
        self.load.start()
        self.goes_on(time.monotonic())
        say(f"three databases in step after {up:.0f} s, a region at work after {time.monotonic() - self.begun:.0f} s")

    def goes_on(self, since, many=30):
        until("forms are taken", 120, lambda: len(self.load.taken_since(since)) >= many)

    def ask_doctor(self):
        """Control: the recipe as it is runs is well, and the driver that loses is refused."""
        safe = self.cluster.nodes["db1"].disk / "patroni/config.yml"
        losing = self.disk / "etcd3.yml"
        losing.write_text(safe.read_text().replace("\netcd:", "\netcd3:"))
        said = self.region.doctor("--patroni", safe)
        if "WRONG P" in said or "well  PostgreSQL: the role that serves cannot take those locks off" not in said:
            raise Failed("the doctor does not like the recipe:\n" + said)
        if "WRONG Patroni 3.0.2: etcd3" not in self.region.doctor("--patroni", losing):
            raise Failed("the doctor does not refuse etcd3")
        say("control: rondom doctor finds the recipe well, and refuses etcd3 with Patroni 3.0.2")

    def endure(self, fault):
        cookies = {person: dict(person.cookies) for person in self.region.teachers + self.region.parents}
        until("a primary and a standby", 60, self.cluster.in_step)
        before = time.monotonic()
        mend = fault(self.cluster, self.region)
        self.goes_on(before)
        worked = time.monotonic()
        mend()
        until("everything is whole again", 180, self.cluster.in_step)
        whole = time.monotonic()
        self.goes_on(whole)
        kinds = self.load.errors_between(before, whole)
        seen = ", ".join(f"{count} x {kind}" for kind, count in sorted(kinds.items())) or "none"
        say(f"{fault.__name__:16} silence {self.load.longest_silence(before, worked):5.1f} s,"
            f" whole again {whole - worked:5.1f} s later, errors: {seen}")
        self.still_signed_in(cookies)

    def still_signed_in(self, cookies):
        for person, before in cookies.items():
            person_before = person.with_cookies(before)
            for server in range(len(SERVERS)):
                if not person_before.is_signed_in(server):
                    raise Failed(f"{person.name} is no longer signed in at server {server}")

    def judge(self):
        """After the last form was taken: nothing lost, nothing double, nothing different."""
        taken = self.load.taken()
        again = sum(1 for each in taken if each.sent > 1)
        if self.load.wrong:
            raise Failed("wrong answers:\n" + "\n".join(self.load.wrong[:10]))
        if self.region.alarms():
            raise Failed("a server raised the alarm that entries are lacking")
        until("the machines agree", 60, lambda: len({tuple(each) for each in self.cluster.contents().values()}) == 1)
        for node in self.cluster.nodes:
            missing = {each.command for each in taken} - set(self.cluster.commands(node))
            if missing:
                raise Failed(f"{node} lacks {len(missing)} acknowledged commands")
        self.read_back(taken)
        say(f"{len(taken)} forms acknowledged ({again} of them sent more than once), {self.load.sign_ins} sign-ins;"
            f" each is on its page exactly once")
        say("the three databases are the same; rondom verify: " + self.region.verified())

    def read_back(self, taken):
        pages = collections.defaultdict(list)
        for each in taken:
            pages[each.person, each.shown_at].append(each)
        for turn, ((person, path), deeds) in enumerate(pages.items()):
            page = person.open(path, turn)[2]
            page = page[page.find("<main"):]
            for each in deeds:
                if page.count(each.text) != 1:
                    raise Failed(f"{path} shows {each.text} {page.count(each.text)} times")

    def end(self):
        self.region.stop()
        for node in self.cluster.nodes.values():
            node.scrap()

    def explain(self):
        say("what the machines said last:\n" + self.cluster.last_words())
        for log in filter(Path.exists, self.region.logs):
            say("\n".join([log.name, *log.read_text().splitlines()[-8:]]))


def safe_recipe(program, changes, which):
    trial = Trial("safe", program, changes)
    try:
        trial.start()
        trial.ask_doctor()
        for fault in which:
            trial.endure(fault)
        trial.load.stop()
        trial.judge()
    except Exception:
        trial.explain()
        raise
    trial.end()


def without_standby(program, changes):
    """Control: the same cut where commits wait for nobody has to lose, and this test has to see it."""
    trial = Trial("asynchronous", program, {**changes, **ASYNCHRONOUS})
    try:
        trial.cluster.needs_standby = False
        trial.start()
        old = trial.cluster.primary()
        mend = faults.cut_primary(trial.cluster, trial.region)
        until("another primary", 120, lambda: trial.cluster.primary(besides=[old]))
        time.sleep(5)
        trial.load.stop(give_up=True)
        mend()
        until("everything is whole again", 180, trial.cluster.in_step)
        taken = trial.load.taken()
        kept = set(trial.cluster.commands(trial.cluster.primary()))
        lost = sum(1 for each in taken if each.command not in kept)
        say(f"control, asynchronous: {lost} of {len(taken)} acknowledged forms are lost; Rondom raised"
            f" {trial.region.alarms()} alarms")
        if lost == 0:
            raise Failed("a cut without synchronous replication lost nothing: this test cannot see loss")
    except Exception:
        trial.explain()
        raise
    trial.end()


def chosen(names):
    return [getattr(faults, name) for name in names.split(",")]


def main():
    asked = argparse.ArgumentParser(prog="tests/cluster/run")
    asked.add_argument("program", nargs="?", default=str(ROOT / "build/release/rondom"))
    asked.add_argument("--long", action="store_true", help="every fault with the recipe as it is, and the control")
    asked.add_argument("--faults", type=chosen, help="other faults than those: names of faults.py, with commas between")
    asked.add_argument("--keep", type=Path, help="directory for the logs")
    words = asked.parse_args()
    if not os.access(words.program, os.X_OK):
        asked.error(f"there is no program {words.program}")
    prepare_network()
    DISK.mkdir()
    changes = {} if words.long else IN_HASTE
    try:
        safe_recipe(words.program, changes, words.faults or (faults.LONG if words.long else faults.SHORT))
        if words.long:
            without_standby(words.program, changes)
    except (Failed, OSError) as error:
        say(f"FAILED: {error}")
        return 1
    finally:
        if words.keep:
            for log in [*DISK.glob("*/*/log"), *DISK.glob("*/region/*.log")]:
                place = words.keep / log.relative_to(DISK)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(log, place)
    say("passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
