#!/usr/bin/python3
"""Mail and text messages over the line: real servers on this machine, good ones and bad ones.

notify_test.py RONDOM_TEST    starts the servers, runs the suite "wire" of that program against them, and then looks at
                              what really arrived: everything once, complete, and nothing in it about anybody.
"""

import email
import email.policy
import http.server
import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
import warnings

try:
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult
except ImportError:
    print("skipped: python3-aiosmtpd is not installed")
    sys.exit(77)
import ssl

# What nobody may ever read in a mail or text message: the people, schools and roles of the made-up region.
CANARIES = ["Sanne", "Bos", "Esra", "Demir", "Dijkstra", "Zwaluw", "Gemeente", "support_coordinator", "parent", "child"]
USER, PASSWORD = "rondom", "a secret: with / signs @"
BEARER = "token-of-the-gateway"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Mailroom:
    """Keeps what it takes, and refuses receivers by their name."""

    def __init__(self):
        self.mails = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        refusals = {
            "full": "452 4.2.2 mailbox full",
            "gone": "550 5.1.1 no such user",
            "closing": "421 4.3.2 closing",
        }
        if name in refusals:
            return refusals[name]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("disliked"):
            return "554 5.7.1 not this text"
        if envelope.rcpt_tos[0].startswith("later"):
            return "451 4.3.0 try again"
        self.mails.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content, session.ssl is not None,
                           session.host_name))
        return "250 OK"


class Gateway(http.server.BaseHTTPRequestHandler):
    taken = []
    answers = {"+31600000422": 422, "+31600000500": 500, "+31600000429": 429, "+31600000302": 302}

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/slow":
            threading.Event().wait(10)
        if self.headers["Authorization"] != "Bearer " + BEARER:
            return self.answer(401)
        message = json.loads(body)
        status = self.answers.get(message["to"], 202)
        if status == 202:
            Gateway.taken.append((message, dict(self.headers)))
        self.answer(status)

    def answer(self, status):
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def certificate(folder):
    key, cert = os.path.join(folder, "key.pem"), os.path.join(folder, "cert.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context, cert


def serve_mail(room, **options):
    controller = Controller(room, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    return controller


def answer_with(line):
    """A server that greets everybody with this line; without one it says nothing and keeps people waiting."""
    server = socket.create_server(("127.0.0.1", 0))
    kept = []

    def work():
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            kept.append(connection)
            if line:
                connection.sendall(line)
                connection.close()

    threading.Thread(target=work, daemon=True).start()
    return server


def check_text(text, canaries):
    for canary in canaries:
        assert canary not in text, f"{canary!r} stands in what was sent:\n{text}"


def check_mail(raw):
    """One mail: well-formed, content-free, the parts that belong there."""
    assert b"\r\n.\r\n" not in raw
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert not mail.defects, mail.defects
    assert mail["From"] == "Rondom <rondom@duinrand.example>", mail["From"]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"] and mail["Message-ID"].endswith("@duinrand.example>")
    headers = "\n".join(f"{name}: {value}" for name, value in mail.items() if name != "To")
    plain = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    check_text(headers + plain + html, CANARIES)
    assert "<img" not in html and "<script" not in html
    return mail, plain


def check_calendar(text, method):
    """A time, a place and where to answer (RFC 5545, RFC 5546); nothing about anybody."""
    lines = text.replace("\r\n", "\n").replace("\n ", "").split("\n")
    assert f"METHOD:{method}" in lines and "UID:thursday@rondom" in lines, text
    assert "DTSTART:20261112T143000Z" in lines, text
    check_text(text, CANARIES)
    assert (method == "REQUEST") == any(line.startswith("URL:") for line in lines), text


def check_arrivals(mails):
    # An earlier test of the suite sends to these; the last part is the outbox of a whole region.
    seen = {}
    for sender, receivers, raw, _, host in mails:
        assert sender == "rondom@duinrand.example"
        assert host == "duinrand.example", host
        assert len(receivers) == 1
        mail, plain = check_mail(raw)
        seen.setdefault(receivers[0], []).append((mail, plain))
    ids = [mail["Message-ID"] for each in seen.values() for mail, _ in each]
    assert len(ids) == len(set(ids)), "a mail arrived twice"

    # An appointment that is called off, for Esra.
    off = [part for mail, _ in seen["e.demir@duinrand.example"] for part in mail.walk()
           if part.get_content_type() == "text/calendar"]
    assert len(off) == 1 and off[0].get_param("method") == "CANCEL"
    check_calendar(off[0].get_content(), "CANCEL")

    # News and the appointment for Sanne; news and the invitation for Marieke, in her language.
    sanne = seen["s.bos@zwaluw.example"]
    assert len(sanne) == 2, sanne
    assert {str(mail["Subject"]) for mail, _ in sanne} == {"Er staat een bericht voor je klaar"}
    calendars = [part for mail, _ in sanne for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert len(calendars) == 1
    assert calendars[0].get_param("method") == "REQUEST"
    assert calendars[0].get_content().startswith("BEGIN:VCALENDAR\r\n") or calendars[0].get_content().startswith("BEGIN:VCALENDAR\n")
    check_calendar(calendars[0].get_content(), "REQUEST")
    news = [plain for mail, plain in sanne if not mail.is_multipart() or "afspraak" not in plain]
    assert any("http" not in plain for plain in news), "news has no link"

    marieke = seen["Marieke@Thuis.example"]
    assert {str(mail["Subject"]) for mail, _ in marieke} == {"There is a message for you"}
    links = [plain for _, plain in marieke if "https://rondom.duinrand.example/uitnodiging/" in plain]
    assert len(links) == 1 and len(marieke) == 2

    # Thirty who waited while there was no server.
    waited = [address for address in seen if address.startswith("waiting")]
    assert len(waited) == 30 and all(len(seen[address]) == 1 for address in waited)


def check_texts():
    assert len(Gateway.taken) >= 2
    ids = [message["id"] for message, _ in Gateway.taken]
    assert len(ids) == len(set(ids)), "a text message arrived twice"
    for message, headers in Gateway.taken:
        assert set(message) == {"id", "from", "to", "text"} and message["from"] == "Rondom"
        assert headers["Idempotency-Key"] == message["id"]
        assert len(message["text"]) <= 160
        check_text(message["text"], CANARIES + ["http"])
    assert any(message["to"] == "+31622222222" for message, _ in Gateway.taken)


def main(program):
    # The bad ways to call are part of the test: the servers need not tell about them.
    logging.getLogger("mail.log").setLevel(logging.CRITICAL + 1)
    warnings.simplefilter("ignore")
    plain, private = Mailroom(), Mailroom()
    with tempfile.TemporaryDirectory() as folder:
        context, cert = certificate(folder)

        def signs_in(server, session, envelope, mechanism, data):
            known = data.login == USER.encode() and data.password == PASSWORD.encode()
            return AuthResult(success=known, handled=known)

        open_server = serve_mail(plain)
        tls_server = serve_mail(private, tls_context=context, require_starttls=True, auth_required=True,
                                authenticator=signs_in)
        silent, refusing = answer_with(b""), answer_with(b"554 5.3.2 not today\r\n")
        gateway = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
        gateway.daemon_threads = True
        threading.Thread(target=gateway.serve_forever, daemon=True).start()
        place = {
            "RONDOM_WIRE_MAIL": f"smtp://127.0.0.1:{open_server.port}",
            "RONDOM_WIRE_TLS": f"smtp://localhost:{tls_server.port}",
            "RONDOM_WIRE_CA": cert,
            "RONDOM_WIRE_USER": USER,
            "RONDOM_WIRE_PASSWORD": PASSWORD,
            "RONDOM_WIRE_SILENT": f"127.0.0.1:{silent.getsockname()[1]}",
            "RONDOM_WIRE_REFUSING": f"smtp://127.0.0.1:{refusing.getsockname()[1]}",
            "RONDOM_WIRE_DOWN": f"127.0.0.1:{free_port()}",
            "RONDOM_WIRE_TEXTS": f"http://127.0.0.1:{gateway.server_port}",
            "RONDOM_WIRE_TOKEN": BEARER,
        }
        result = subprocess.run([program, "--no-version", "-ts=wire"], env=os.environ | place, capture_output=True, text=True)
        print(result.stdout, result.stderr, sep="")
        open_server.stop()
        tls_server.stop()
    if result.returncode != 0 or " 0 passed" in result.stdout:
        return 1
    assert all(tls for *_, tls, _ in private.mails) and len(private.mails) == 1
    check_mail(private.mails[0][2])
    check_arrivals(plain.mails)
    check_texts()
    # The detector detects.
    try:
        check_text("Dag Sanne", CANARIES)
    except AssertionError:
        print(f"{len(plain.mails) + len(private.mails)} mails and {len(Gateway.taken)} text messages arrived, each once")
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
