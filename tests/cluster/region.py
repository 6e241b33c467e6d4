"""A region on the cluster, served by two processes: begun in the demonstration, moved with `rondom move-store`."""

import os
import re
import shutil
import signal
import subprocess
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cluster import NAMES, PASSWORDS, Failed, run, until
from people import BROKEN, Browser, Parent
from post import Post

PORTS = [8081, 8082]
SERVERS = [("127.0.0.1", port) for port in PORTS]
FAMILIES = 3

HEAD = """story: A region on three machines
region: midden-groningen
organisations:
  school: {name: obs De Zwaluw, kind: school}
people:
"""
PEOPLE = """  teacher%(n)d: {name: Leerkracht %(n)d, role: teacher, at: school}
  parent%(n)d: {name: Ouder %(n)d, role: parent}
  child%(n)d: {name: Kind %(n)d, role: youth}
"""
MOMENTS = """  - at: %(now)s
    dossier: dossier%(n)d
    who: teacher%(n)d
    does: family.register
    with: {child: "@child%(n)d", first_name: Kind, last_name: Nummer%(n)d, born: 2018-05-09, group: "5"}
  - dossier: dossier%(n)d
    who: teacher%(n)d
    does: family.name_holder
    with: {person: "@parent%(n)d", person_name: Ouder %(n)d, relation: mother, verified: "true", evidence: register}
"""


class Region:
    def __init__(self, disk, program):
        disk.mkdir(parents=True)
        self.disk, self.program = disk, program
        self.key = disk / "region.key"
        self.post = Post()
        self.processes = [None, None]
        self.logs = [disk / f"rondom-{port}.log" for port in PORTS]
        self.teachers, self.parents = [], []
        passwords = disk / "pgpass"
        passwords.write_text(f"*:*:*:dordrecht:{PASSWORDS['CHANGE-region']}\n")
        passwords.chmod(0o600)
        self.where = {
            option: f"postgres:host={','.join(NAMES)} dbname={database} user=dordrecht passfile={passwords}"
            for option, database in (("--store", "dordrecht"), ("--keys", "dordrecht_keys"))}

    def begin(self):
        """Teachers with a child each. They sign in while it is a demonstration: the program has no way yet to let in
        professionals other than administrators. Everything after that is done at the servers."""
        demo, moved = self.disk / "demo", self.disk / "moved"
        demo.mkdir()
        moved.mkdir(mode=0o700)
        story = self.disk / "story.yaml"
        now = datetime.now(ZoneInfo("Europe/Amsterdam")).strftime("%Y-%m-%d %H:%M")
        each = [{"n": number, "now": now} for number in range(1, FAMILIES + 1)]
        names = ", ".join(f"dossier{number}" for number in range(1, FAMILIES + 1))
        story.write_text(HEAD + "".join(PEOPLE % n for n in each) + f"dossiers: [{names}]\nmoments:\n"
                         + "".join(MOMENTS % n for n in each))
        with open(self.logs[0], "ab") as log:
            server = subprocess.Popen(
                [self.program, "demo", "--listen", "127.0.0.1:8080", story], env={**os.environ, "TMPDIR": str(demo)},
                stdout=subprocess.PIPE, stderr=log, text=True)
        if "http://" not in server.stdout.readline():
            raise Failed("the demonstration does not start: " + self.logs[0].read_text())
        self.choose_teachers()
        data = next(demo.iterdir())
        shutil.copy(data / "region.key", self.key)
        run(self.program, "backup", "--data", data, "--journal-to", moved / "journal.db", "--keys-to", self.disk / "keys.db")
        (self.disk / "keys.db").rename(moved / "keys.db")
        server.terminate()
        server.wait()
        run(self.program, "move-store", "--from", f"sqlite:{moved}", "--to", self.where["--store"], "--to-keys", self.where["--keys"])

    def choose_teachers(self):
        there = [("127.0.0.1", 8080)]
        for number in range(1, FAMILIES + 1):
            teacher = Browser(f"teacher{number}", f"192.0.2.{number}", there)
            hidden, main = teacher.form("/demo")
            person = re.search(rf'value="(\w+)"(?:(?!value=).)*<bdi>Leerkracht {number}</bdi>', main)[1]
            teacher.ask(there[0], "POST", "/demo", {**hidden, "person": person})
            teacher.cookies = {"__Host-rondom": teacher.cookies["rondom"]}
            teacher.servers = SERVERS
            self.teachers.append(teacher)

    def let_parents_in(self):
        """Each teacher invites the parent at one server; the parent comes in at the other."""
        for number, teacher in enumerate(self.teachers, 1):
            dossier = dossiers_of(teacher)[0]
            family = teacher.open(f"/dossiers/{dossier}/gezin")[2]
            parent = Parent(f"parent{number}", f"198.51.100.{number}", SERVERS, self.post, f"06000000{number:02}")
            way = re.search(rf"/dossiers/{dossier}/gezin/uitnodigen/\w+", family)[0]
            teacher.send(way, {"email": parent.mail, "mobile": parent.mobile}, server=number % 2)
            parent.accept_invitation(server=(number + 1) % 2)
            self.parents.append(parent)

    def serve(self, which):
        with open(self.logs[which], "ab") as log:
            self.processes[which] = subprocess.Popen(
                [self.program, "serve", *self.places(), "--listen", f"127.0.0.1:{PORTS[which]}",
                 "--address", "https://rondom.example.nl", *self.post.ways],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until(f"server {which} answers", 30, lambda: self.answers(which))

    def places(self):
        return [word for option in self.where.items() for word in option] + ["--key", self.key]

    def answers(self, which):
        if self.processes[which].poll() is not None:
            raise Failed("rondom does not serve: " + self.logs[which].read_text()[-2000:])
        try:
            return Browser("somebody", "203.0.113.1", SERVERS).ask(SERVERS[which], "GET", "/healthz")[0] == 200
        except BROKEN:
            return False

    def kill(self, which):
        self.processes[which].send_signal(signal.SIGKILL)
        self.processes[which].wait()

    def stop(self):
        for process in self.processes:
            if process and process.poll() is None:
                process.terminate()
        for process in filter(None, self.processes):
            until("the servers end when they are asked to", 30, lambda: process.poll() is not None)

    def verified(self):
        """What `rondom verify` says when everything holds."""
        return run(self.program, "verify", *self.places()).strip()

    def doctor(self, *more):
        done = subprocess.run([self.program, "doctor", *self.places(), *more], capture_output=True, text=True)
        if done.returncode == 2:
            raise Failed("rondom doctor: " + done.stderr)
        return done.stdout

    def alarms(self):
        return sum(log.read_text().count("ALARM") for log in self.logs if log.exists())


def dossiers_of(person):
    page = person.open("/dossiers")[2]
    return list(dict.fromkeys(each for each in re.findall(r'href="/dossiers/(\w+)"', page) if each != "nieuw"))
