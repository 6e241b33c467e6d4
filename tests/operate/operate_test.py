#!/usr/bin/python3
"""A region at work, as an operator has it: the real program, told by signals what to do.

operate_test.py RONDOM    begins a region in a directory, changes a password under it, and stops it while eight clients
                          work. Whoever was connected gets an answer, and what was acknowledged is there afterwards.
"""

import http.client
import json
import logging
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.request
import warnings

try:
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult
except ImportError:
    print("skipped: python3-aiosmtpd is not installed")
    sys.exit(77)

PATIENCE = 60
CLIENTS = 8
ENOUGH = 40


class Mailroom:
    """Takes mail from whoever knows the new password."""

    def __init__(self):
        self.mails = queue.Queue()
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port(), auth_required=True,
                                     auth_require_tls=False, authenticator=self.knows)
        self.controller.start()

    def knows(self, server, session, envelope, mechanism, data):
        known = data.password == b"new"
        return AuthResult(success=known, handled=known)

    async def handle_DATA(self, server, session, envelope):
        self.mails.put(envelope.content.decode())
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`rondom serve`, as systemd would begin it: it says itself when it is ready."""

    def __init__(self, program, folder, mail_port):
        self.port, self.metrics_port = free_port(), free_port()
        self.place = ["--data", f"{folder}/data", "--key", f"{folder}/region.key"]
        told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        name = f"{folder}/notify-{self.port}"
        told.bind(name)
        told.settimeout(PATIENCE)
        self.told = told
        self.process = subprocess.Popen(
            [program, "serve", *self.place, "--listen", f"127.0.0.1:{self.port}", "--metrics",
             f"127.0.0.1:{self.metrics_port}", "--address", "https://rondom.example.nl", "--phone", "088 000 00 00",
             "--mail-url", f"smtp://127.0.0.1:{mail_port}", "--mail-from", "rondom@example.nl", "--mail-user", "rondom",
             "--mail-password-file", f"{folder}/password"],
            env=os.environ | {"NOTIFY_SOCKET": name}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.lines = queue.Queue()
        threading.Thread(target=self.read_log, daemon=True).start()
        assert told.recv(100) == b"READY=1"

    def read_log(self):
        for line in self.process.stderr:
            self.lines.put(json.loads(line))

    def says(self, words):
        """Waits until the log has these words; gives their level."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            if words in line["what"]:
                return line["level"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Nothing of a test that failed goes on."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=PATIENCE)
        assert self.told.recv(100) == b"STOPPING=1"
        return code


class Client(threading.Thread):
    """Over one connection, as a proxy has it: asks for a way in, again and again, until it hears that it was the last."""

    def __init__(self, port, number, done):
        super().__init__()
        self.port, self.number, self.done = port, number, done
        self.tickets, self.failures, self.told_last = [], [], False
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.connection.connect()

    def ask(self, method, path, body=None, cookie=None):
        headers = {"Sec-Fetch-Site": "same-origin"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if cookie:
            headers["Cookie"] = cookie
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        self.told_last = answer.getheader("Connection") == "close"
        return answer, text

    def send_form(self, path, fields, cookie=None):
        _, page = self.ask("GET", path, cookie=cookie)
        if self.told_last:
            return None, ""
        key, command = (re.findall(f'name="{name}" value="([^"]*)"', page)[-1] for name in ("sleutel", "opdracht"))
        return self.ask("POST", path, f"sleutel={key}&opdracht={command}&{fields}", cookie)

    def run(self):
        try:
            while not self.told_last:
                answer, _ = self.send_form("/inloggen", f"mail=somebody{self.number}.{len(self.tickets)}@example.nl")
                if answer is not None and answer.status == 303:
                    self.tickets.append(answer.getheader("Set-Cookie").split(";")[0])
                    self.done.release()
        except (OSError, http.client.HTTPException) as trouble:
            self.failures.append(repr(trouble))


def check_reload(server, program, folder, mailroom):
    """A password is changed under the region; nobody stops."""
    os.remove(f"{folder}/password")
    server.process.send_signal(signal.SIGHUP)
    assert server.says("the old passwords stay") == "warning"
    write(f"{folder}/password", "new\n")
    server.process.send_signal(signal.SIGHUP)
    assert server.says("were read again") == "info"
    subprocess.run([program, "administrator", *server.place, "--name", "Ada Bos", "--mail", "ada@example.nl",
                    "--organisation", "The alliance"], check=True, capture_output=True)
    assert "https://rondom.example.nl/aanmelden/" in mailroom.mails.get(timeout=PATIENCE).replace("=\r\n", "")


def check_metrics(server):
    place = f"http://127.0.0.1:{server.metrics_port}"
    with urllib.request.urlopen(f"{place}/metrics") as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        figures = dict(line.rsplit(" ", 1) for line in answer.read().decode().splitlines() if line[0] != "#")
    assert figures["rondom_store_up"] == "1" and figures["rondom_writer_broken"] == "0"
    assert int(figures["rondom_commits_total"]) >= ENOUGH
    assert int(figures['rondom_requests_total{route="/inloggen",method="POST",status="3xx"}']) >= ENOUGH
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/healthz") as answer:
        assert answer.status == 200
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", "/metrics")
    assert connection.getresponse().status == 404, "figures stand at the door for people"


def check_stop(server):
    """SIGTERM while everybody works."""
    done = threading.Semaphore(0)
    clients = [Client(server.port, number, done) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for _ in range(ENOUGH):
        assert done.acquire(timeout=PATIENCE)
    check_metrics(server)
    code = server.stop()
    for client in clients:
        client.join(PATIENCE)
    failures = [failure for client in clients for failure in client.failures]
    assert not failures, failures
    assert all(client.told_last for client in clients)
    assert code == 0, code
    try:
        socket.create_connection(("127.0.0.1", server.port)).close()
        raise AssertionError("it still listens")
    except ConnectionRefusedError:
        pass
    return [ticket for client in clients for ticket in client.tickets]


def is_known(client, ticket):
    """Somebody who asked for a code is told that this one is wrong; who never asked, that there is none."""
    answer, text = client.send_form("/inloggen/code", "code=000000", ticket)
    assert answer.status == 422, answer.status
    return "Deze code klopt niet." in text


def write(file, text):
    with open(file, "w", encoding="utf-8") as out:
        out.write(text)


def main(program):
    # A password on a line of this machine is meant here.
    logging.getLogger("mail.log").setLevel(logging.CRITICAL + 1)
    warnings.simplefilter("ignore")
    mailroom = Mailroom()
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/data", 0o700)
        subprocess.run([program, "key", f"{folder}/region.key"], check=True, capture_output=True)
        write(f"{folder}/password", "old\n")
        with Server(program, folder, mailroom.controller.port) as server:
            check_reload(server, program, folder, mailroom)
            tickets = check_stop(server)
        subprocess.run([program, "verify", *server.place], check=True, capture_output=True)

        with Server(program, folder, mailroom.controller.port) as server:
            client = Client(server.port, 0, None)
            # The last ones, and no more than one network may have wrong.
            lost = [ticket for ticket in tickets[-20:] if not is_known(client, ticket)]
            assert not lost, f"{len(lost)} acknowledged are lost"
            name = tickets[0].split("=")[0]
            assert not is_known(client, f"{name}=made-up"), "the test cannot see a loss"
            client.connection.close()
            assert server.stop() == 0
    mailroom.controller.stop()
    print(f"{len(tickets)} acknowledged under {CLIENTS} clients, all there after a stop; a password changed underneath")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
