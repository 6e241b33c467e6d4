"""People at a browser, as far as HTTP shows: cookies, forms, and the region's two servers behind each other."""

import copy
import html
import http.client
import re
import urllib.parse

PATIENCE = 6  # seconds that a proxy waits for an answer before it asks the other server
BROKEN = (OSError, http.client.HTTPException)


class Unanswered(Exception):
    """No server gave an answer that counts; what became of it is unknown."""

    def __init__(self, status, words):
        super().__init__(words)
        self.status = status


class Browser:
    def __init__(self, name, peer, servers):
        self.name, self.peer, self.servers = name, peer, servers
        self.cookies = {}

    def ask(self, server, method, path, fields=None):
        """One request to one server: status, headers and page. Raises one of BROKEN."""
        connection = http.client.HTTPConnection(*server, timeout=PATIENCE)
        try:
            headers = {
                "Host": "rondom.example.nl", "Sec-Fetch-Site": "same-origin", "X-Forwarded-For": self.peer,
                "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items() if value)}
            body = None
            if fields is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                body = urllib.parse.urlencode(fields)
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, answer.headers, page

    def open(self, path, server=0):
        status, headers, page = self.ask(self.servers[server % len(self.servers)], "GET", path)
        if status >= 500:
            raise Unanswered(status, f"{path} answered {status}")
        return status, headers, page

    def form(self, path, server=0, page_path=None):
        """The hidden fields of the form on a page, and the page."""
        status, _, page = self.open(page_path or path, server)
        main = page[page.find("<main"):]
        if status != 200 or 'name="sleutel"' not in main:
            raise Unanswered(status, f"{path} has no form for {self.name}: {status}")
        return {name: re.search(f'name="{name}" value="([^"]*)"', main)[1] for name in ("sleutel", "opdracht")}, main

    def send(self, path, fields, server=0):
        """Fills a form in and sends it once, to one server; the answer has to be a redirect."""
        hidden, _ = self.form(path, server)
        status, headers, page = self.ask(self.servers[server], "POST", path, {**hidden, **fields})
        if status != 303:
            raise Unanswered(status, f"{path} of {self.name} answered {status}: {words_of(page)}")
        return headers["Location"]

    def with_cookies(self, cookies):
        """The same person at a browser that has these."""
        other = copy.copy(self)
        other.cookies = dict(cookies)
        return other

    def is_signed_in(self, server):
        status, _, _ = self.open("/dossiers", server)
        return status == 200


def words_of(page):
    main = page[page.find("<main"):page.find("</main")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())[:300]


class Parent(Browser):
    """Signs in as families do: an address, then a code by text message."""

    def __init__(self, name, peer, servers, post, mobile):
        super().__init__(name, peer, servers)
        self.post, self.mobile = post, mobile
        self.mail = f"{name}@example.org"

    @property
    def number(self):
        return "+31" + self.mobile[1:]

    def accept_invitation(self, server=0):
        self.post.forget_texts(self.number)
        self.send(self.post.link_for(self.mail), {}, server)
        self.type_code(server)

    def sign_in(self, server=0):
        """From the beginning, without what the browser still had."""
        self.cookies = {}
        self.post.forget_texts(self.number)
        self.send("/inloggen", {"mail": self.mail}, server)
        self.type_code(server)

    def type_code(self, server):
        """Codes that were asked for before the servers fell silent may still come, and are not taken."""
        code = self.post.code_for(self.number)
        try:
            self.send("/inloggen/code", {"code": code}, server)
        except Unanswered as error:
            if error.status == 422:
                raise TimeoutError("a code of an earlier try") from error
            raise
