"""People who work while things break: everybody fills in forms, and sends a form again, the very same, until it is taken."""

import collections
import copy
import itertools
import random
import re
import threading
import time
from datetime import date

from people import BROKEN, Unanswered
from region import dossiers_of

PACE = 0.02  # seconds between two deeds of one person
BREATH = 0.2  # and before the same form is sent again


class Deed:
    """One form, and what became of it."""

    def __init__(self, person, path, fields, text, shown_at):
        self.person, self.path, self.fields, self.text, self.shown_at = person, path, fields, text, shown_at
        self.command = None
        self.taken = None  # when it was acknowledged
        self.begun = time.monotonic()
        self.sent = 0


class Load:
    def __init__(self, region):
        self.region = region
        self.lock = threading.Lock()
        self.deeds, self.wrong, self.errors = [], [], []
        self.sign_ins = 0
        self.giving_up, self.stopping = threading.Event(), threading.Event()
        self.threads = []
        for person in region.teachers + region.parents:
            self.threads.append(threading.Thread(target=self.work, args=(person,), daemon=True))

    def start(self):
        for thread in self.threads:
            thread.start()

    def stop(self, give_up=False):
        """Nobody begins anything new; what was begun is finished, unless it is given up."""
        self.stopping.set()
        if give_up:
            self.giving_up.set()
        for thread in self.threads:
            thread.join(90)
            if thread.is_alive():
                self.wrong.append("somebody's form was never taken")

    def taken(self):
        with self.lock:
            return [each for each in self.deeds if each.taken]

    # ---- what is measured

    def taken_since(self, moment):
        return [each for each in self.taken() if each.begun > moment]

    def longest_silence(self, since, until):
        """Between two acknowledgements to anybody."""
        moments = sorted(each.taken for each in self.taken() if since - 1 < each.taken < until)
        return max((later - earlier for earlier, later in itertools.pairwise(moments)), default=until - since)

    def errors_between(self, since, until):
        with self.lock:
            return collections.Counter(kind for moment, kind in self.errors if since <= moment <= until)

    # ---- one person

    def work(self, person):
        dice = random.Random(person.name)
        servers = itertools.cycle(range(len(person.servers)))
        dossier = self.patiently(person, servers, lambda server: dossiers_of(person)[0])
        for number in itertools.count(1):
            if self.stopping.is_set():
                return
            try:
                self.one_thing(person, dossier, dice, servers, f"{person.name}-{number:05}.")
            except Exception as error:  # whatever it is, the test has to hear it
                self.wrong.append(f"{person.name}: {error!r}")
                return
            time.sleep(PACE)

    def one_thing(self, person, dossier, dice, servers, text):
        chance = dice.random()
        if chance < 0.2:
            self.patiently(person, servers, lambda server: person.open(f"/dossiers/{dossier}", server))
        elif chance < 0.25 and person in self.region.parents:
            if self.patiently(person, servers, lambda server: self.sign_in_again(person, server)):
                self.sign_ins += 1
        else:
            self.carry_out(self.deed(person, dossier, dice, text), servers)

    @staticmethod
    def deed(person, dossier, dice, text):
        signals, messages = f"/dossiers/{dossier}/signalen", f"/dossiers/{dossier}/berichten"
        if dice.random() < 0.3:
            return Deed(person, messages + "/nieuw", {"to": None, "text": text}, text, messages)
        if person.name.startswith("parent"):
            return Deed(person, signals + "/vertellen", {"text": text}, text, signals)
        if dice.random() < 0.1:
            child = {"first_name": text, "last_name": "Nieuw", "born": "2018-05-09"}
            return Deed(person, "/dossiers/nieuw", child, text, "/dossiers")
        if dice.random() < 0.5:
            return Deed(person, signals + "/zorg", {"text": text, "question_class": "learning"}, text, signals)
        noted = {"discussed_on": date.today().isoformat(), "discussed_with": "ouder", "observed": text,
                 "agreements": "over twee weken", "question_class": "living"}
        return Deed(person, signals + "/nieuw", noted, text, signals)

    def carry_out(self, deed, servers):
        found = self.patiently(deed.person, servers, lambda server: deed.person.form(deed.path, server))
        if found is None:
            return
        hidden, main = found
        fields = {**hidden, **deed.fields}
        if "to" in fields:
            fields["to"] = re.search(r'name="to" value="(\w+)"', main)[1]
        deed.command = hidden["opdracht"]
        with self.lock:
            self.deeds.append(deed)
        while not self.giving_up.is_set():
            if self.send_once(deed, fields, next(servers)):
                return
            time.sleep(BREATH)

    def send_once(self, deed, fields, server):
        """Whether this form needs no more sending."""
        deed.sent += 1
        try:
            status, headers, page = deed.person.ask(deed.person.servers[server], "POST", deed.path, fields)
        except BROKEN as error:
            self.note_error(error)
            return False
        if status == 303 and not headers["Location"].startswith("/inloggen"):
            deed.taken = time.monotonic()
            return True
        if status >= 500:
            self.note_error(status)
            return False
        self.wrong.append(f"{deed.path} of {deed.person.name} answered {status}: {page[page.find('<main'):][:400]}")
        return True

    def note_error(self, what):
        kind = str(what) if isinstance(what, int) else "no answer" if isinstance(what, TimeoutError) else "broken"
        with self.lock:
            self.errors.append((time.monotonic(), kind))

    def patiently(self, person, servers, ask):
        """Asks one server after the other until one answers; nothing when it is given up."""
        while not self.giving_up.is_set():
            try:
                return ask(next(servers))
            except Unanswered as error:
                self.note_error(503)
                if error.status < 500:
                    self.wrong.append(f"{person.name}: {error}")
                    return None
            except BROKEN as error:
                self.note_error(error)
            time.sleep(BREATH)
        return None

    @staticmethod
    def sign_in_again(person, server):
        """At another browser; whoever cannot get in goes on with the session there was."""
        fresh = copy.copy(person)
        fresh.sign_in(server)
        person.cookies = fresh.cookies
        return True
