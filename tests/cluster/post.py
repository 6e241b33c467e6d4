"""What the region's mail server and gateway for text messages would be: they keep what comes."""

import http.server
import json
import re
import socketserver
import threading
import time


class Post:
    """A mail server and a gateway on this machine; `link_for` and `code_for` wait for what somebody gets."""

    def __init__(self):
        self.arrived = threading.Condition()
        self.mails, self.texts = [], []
        self.mail = self._serve(socketserver.ThreadingTCPServer, self._mail_server())
        self.text = self._serve(http.server.ThreadingHTTPServer, self._gateway())

    @property
    def ways(self):
        return ["--mail-url", f"smtp://127.0.0.1:{self.mail}", "--mail-from", "rondom@example.nl", "--phone", "088 000 12 34",
                "--text-url", f"http://127.0.0.1:{self.text}/"]

    def link_for(self, mail):
        return self._wait(self.mails, mail, r"https://[^\s/]+(/(?:uitnodiging|aanmelden)/\w+)")

    def code_for(self, mobile):
        """The last code that comes, when it is quiet after it; what came before `forget_texts` is thrown away."""
        pattern, last = r"code is (\d{6})", None
        while last != (last := self._wait(self.texts, mobile, pattern)):
            time.sleep(0.2)
        return last

    def forget_texts(self, mobile):
        with self.arrived:
            self.texts[:] = [each for each in self.texts if each[0] != mobile]

    def _wait(self, box, to, pattern, seconds=20):
        end = time.monotonic() + seconds
        with self.arrived:
            while True:
                found = [match[1] for receiver, text in box if receiver == to for match in [re.search(pattern, text)] if match]
                if found:
                    return found[-1]
                if not self.arrived.wait(end - time.monotonic()):
                    raise TimeoutError(f"nothing came for {to}")

    def _keep(self, box, to, text):
        with self.arrived:
            box.append((to, text))
            self.arrived.notify_all()

    @staticmethod
    def _serve(kind, what):
        kind.allow_reuse_address = kind.daemon_threads = True
        server = kind(("127.0.0.1", 0), what)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_address[1]

    def _mail_server(self):
        post = self

        class Talk(socketserver.StreamRequestHandler):
            def handle(self):
                self.say("220 post")
                to = ""
                for line in self.rfile:
                    word = line[:4].upper()
                    if word == b"RCPT":
                        to = re.search(r"<(.*)>", line.decode())[1]
                    if word == b"DATA":
                        self.say("354 go on")
                        text = b"".join(iter(self.rfile.readline, b".\r\n")).decode().replace("=\r\n", "")
                        post._keep(post.mails, to, text)
                    self.say("221 bye" if word == b"QUIT" else "250 well")

            def say(self, words):
                self.wfile.write(words.encode() + b"\r\n")

        return Talk

    def _gateway(self):
        post = self

        class Gateway(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                post._keep(post.texts, message["to"], message["text"])
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        return Gateway
