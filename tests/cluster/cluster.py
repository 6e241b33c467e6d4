"""Three machines with etcd, Patroni and PostgreSQL: network namespaces on one bridge, with the files of
docs/operate/cluster as an operator would copy them."""

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

RECIPE = Path(__file__).resolve().parents[2] / "docs/operate/cluster"
NAMES = ["db1", "db2", "db3"]
ADDRESSES = {"app1": "10.77.0.1", "db1": "10.77.0.11", "db2": "10.77.0.12", "db3": "10.77.0.13"}
AS_POSTGRES = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
DATABASES = ["dordrecht", "dordrecht_keys"]

# What an operator types for the words in capitals.
PASSWORDS = {"CHANGE-operator": "operator-1", "CHANGE-superuser": "superuser-1", "CHANGE-replication": "replication-1",
             "CHANGE-region": "region-1"}


class Failed(Exception):
    """The test cannot go on, or has found what may not be."""


def run(*command, **how):
    done = subprocess.run(command, capture_output=True, text=True, **how)
    if done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def until(what, seconds, ask, pause=0.1):
    """Waits for an answer; how long it took."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        answer = ask()
        if answer:
            return answer
        time.sleep(pause)
    raise Failed(f"after {seconds} s still not: {what}")


def prepare_network():
    """The bridge that everybody is on; this process is app1."""
    run("mount", "-t", "tmpfs", "tmpfs", "/run")
    for place in ("/run/netns", "/run/postgresql"):
        os.makedirs(place)
    run("ip", "link", "set", "lo", "up")
    run("ip", "link", "add", "lan", "type", "bridge")
    run("ip", "addr", "add", ADDRESSES["app1"] + "/24", "dev", "lan")
    run("ip", "link", "set", "lan", "up")
    hosts = Path("/run/hosts")
    hosts.write_text("127.0.0.1 localhost\n" + "".join(f"{address} {name}\n" for name, address in ADDRESSES.items()))
    run("mount", "--bind", hosts, "/etc/hosts")


class Node:
    """One machine: its own network, processes and disks."""

    def __init__(self, name, disk, changes):
        self.name, self.disk, self.log = name, disk, disk / "log"
        run("ip", "netns", "add", name)
        run("ip", "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name)
        run("ip", "link", "set", name, "master", "lan", "up")
        self.ip("addr", "add", ADDRESSES[name] + "/24", "dev", "eth0")
        self.ip("link", "set", "eth0", "up")
        self.ip("link", "set", "lo", "up")
        for part in ("run", "postgresql", "etcd", "patroni"):
            (disk / part).mkdir(parents=True)
            os.chmod(disk / part, 0o750)
            run("chown", "postgres:", disk / part)
        (disk / "patroni/config.yml").write_text(self.filled_in("patroni.yml", changes))
        self.etcd_settings = dict(
            line.split("=", 1) for line in self.filled_in("etcd", {}).splitlines() if line and line[0] != "#")

    def filled_in(self, file, changes):
        text = (RECIPE / file).read_text()
        for before, after in [("THIS", self.name), *PASSWORDS.items(), *changes.items()]:
            if before in changes and before not in text:
                raise Failed(f"{file} does not say {before}")
            text = text.replace(before, after)
        return text

    def ip(self, *words):
        run("ip", "-n", self.name, *words)

    def spawn(self, command, settings):
        """Runs on this machine, as postgres, with this machine's disks where Debian has them."""
        places = {"run": "/run/postgresql", "postgresql": "/var/lib/postgresql", "etcd": "/var/lib/etcd",
                  "patroni": "/etc/patroni"}
        binds = "".join(f"mount --bind {self.disk / part} {place}; " for part, place in places.items())
        with open(self.log, "ab") as log:
            subprocess.Popen(
                ["ip", "netns", "exec", self.name, "bash", "-ec", binds + "cd /; exec \"$@\"", "machine", *AS_POSTGRES, *command],
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **settings},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)

    def start(self):
        self.spawn(["etcd"], self.etcd_settings)
        self.spawn(["patroni", "/etc/patroni/config.yml"], {})

    def signal_all(self, which):
        for pid in run("ip", "netns", "pids", self.name).split():
            try:
                os.kill(int(pid), which)
            except ProcessLookupError:
                pass

    def power_off(self):
        """Everything at once, and what the kernel still had to send is not sent."""
        self.unplug()
        while run("ip", "netns", "pids", self.name).split():
            self.signal_all(signal.SIGKILL)
            time.sleep(0.02)

    def power_on(self):
        self.plug_in()
        self.start()

    def scrap(self):
        """The machine is gone, and its name free."""
        self.power_off()
        run("ip", "link", "del", self.name)
        run("ip", "netns", "del", self.name)
        shutil.rmtree(self.disk / "postgresql")

    def freeze(self):
        self.signal_all(signal.SIGSTOP)

    def thaw(self):
        self.signal_all(signal.SIGCONT)

    def unplug(self):
        run("ip", "link", "set", self.name, "down")

    def plug_in(self):
        run("ip", "link", "set", self.name, "up")

    def cut_from_others(self):
        """The other databases do not hear it; who uses it still does."""
        for other in NAMES:
            if other != self.name:
                self.ip("route", "add", "blackhole", ADDRESSES[other])

    def mend_cut(self):
        for other in NAMES:
            if other != self.name:
                self.ip("route", "del", "blackhole", ADDRESSES[other])

    def ask(self, sql, database="postgres"):
        """On this machine itself, standby or not."""
        return run(*AS_POSTGRES, "psql", "-h", self.disk / "run", "-d", database, "-XAtqc", sql, cwd="/", timeout=30).strip()

    def prepare_store(self, program):
        """The program is installed here too; its own place may be closed to the user postgres."""
        here = shutil.copy(program, self.disk / "patroni/rondom")
        place = f"postgres:host={self.disk / 'run'} options='-c role=dordrecht_owner' dbname="
        run(*AS_POSTGRES, here, "prepare-store", "--serving", "dordrecht", "--store", place + DATABASES[0],
            "--keys", place + DATABASES[1], cwd="/")

    def about(self):
        """What its Patroni says of everybody."""
        try:
            with urllib.request.urlopen(f"http://{ADDRESSES[self.name]}:8008/cluster", timeout=2) as answer:
                return json.load(answer)["members"]
        except (OSError, ValueError, KeyError):
            return []


def is_close(lag):
    return isinstance(lag, int) and lag < 1024 * 1024


def leader_of(members):
    return next((each["name"] for each in members if each["role"] == "leader" and each["state"] == "running"), None)


class Cluster:
    needs_standby = True

    def __init__(self, disk, changes):
        self.nodes = {name: Node(name, disk / name, changes) for name in NAMES}

    def start(self, program):
        for node in self.nodes.values():
            node.start()
        until("three databases in step", 60, self.in_step)
        sql = RECIPE / "region.sql"
        text = sql.read_text().replace("CHANGE-region", PASSWORDS["CHANGE-region"])
        primary = self.nodes[self.primary()]
        for statement in text.split(";"):
            if statement.strip():
                primary.ask(statement)
        primary.prepare_store(program)

    def members(self, besides=()):
        for name, node in self.nodes.items():
            members = [] if name in besides else node.about()
            if members:
                return members
        return []

    def primary(self, besides=()):
        """The name of the machine that leads, according to those that are not `besides`."""
        leader = leader_of(self.members(besides))
        return None if leader in besides else leader

    def standby(self):
        """The one that every commit waits for."""
        found = [each["name"] for each in self.members() if each["role"] == "sync_standby"]
        return found[0] if found else None

    def in_step(self):
        """Every machine knows it: who was cut off may still tell an old story."""
        stories = [node.about() for node in self.nodes.values()]
        return all(map(self.is_whole, stories)) and len({leader_of(members) for members in stories}) == 1

    def is_whole(self, members):
        """Not only running: on one timeline, nothing behind, and a standby that commits wait for (assurance.md 3, rule 2)."""
        roles = [each["role"] for each in members]
        return (len(members) == len(NAMES) and roles.count("leader") == 1
                and ("sync_standby" in roles or not self.needs_standby)
                and all(each["state"] in ("running", "streaming") for each in members)
                and len({each.get("timeline") for each in members}) == 1
                and all(each["role"] == "leader" or is_close(each.get("lag")) for each in members))

    def switch_over(self, to):
        """As an operator asks for it."""
        leader = self.primary()
        body = json.dumps({"leader": leader, "candidate": to}).encode()
        request = urllib.request.Request(f"http://{leader}:8008/switchover", body, {"Content-Type": "application/json"})
        keys = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        keys.add_password(None, f"http://{leader}:8008", "patroni", PASSWORDS["CHANGE-operator"])
        opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(keys))
        with opener.open(request, timeout=60) as answer:
            return answer.read().decode()

    def contents(self):
        """Everything that each machine has of the region, as one sum; the machines stand still together."""
        sums = {}
        queries = {
            "dordrecht": ["entry", "command", "kept"],
            "dordrecht_keys": ["key", "tombstone", "setting"]}
        for name, node in self.nodes.items():
            parts = []
            for database, tables in queries.items():
                for table in tables:
                    parts.append(node.ask(
                        f"select '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(md5(each::text), ''"
                        f" order by md5(each::text))), '-') from rondom.{table} each", database))
            sums[name] = parts
        return sums

    def commands(self, node):
        rows = self.nodes[node].ask("select convert_from(id, 'UTF8') from rondom.command", "dordrecht")
        return rows.split()

    def last_words(self, lines=15):
        words = []
        for name, node in self.nodes.items():
            text = node.log.read_text(errors="replace").splitlines() if node.log.exists() else []
            words += [f"--- {name}", *text[-lines:]]
        return "\n".join(words)
