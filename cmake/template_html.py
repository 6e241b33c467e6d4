"""Follows the HTML of a template far enough to know where a value lands, and refuses what is not safe there.

A template is HTML that we wrote ourselves, so this is strict where a browser is forgiving: quoted attributes,
every tag closed in the block that opened it, no script, no style, no event handlers (the CSP forbids them too).
"""

import re
from dataclasses import dataclass, replace

VOID = set('area br col hr img input link meta source track wbr'.split())
FORBIDDEN_TAGS = set(
    'script style iframe frame frameset object embed applet base animate animatetransform animatemotion set xmp '
    'plaintext noembed noframes template portal'.split())
URL_ATTRIBUTES = set('href src action formaction cite poster'.split())
FORBIDDEN_ATTRIBUTES = set(
    'style srcdoc srcset imagesrcset ping background data manifest xlink:href attributename is nonce'.split())
SPOKEN_ATTRIBUTES = set(
    'title alt placeholder label aria-label aria-description aria-roledescription aria-valuetext'.split())

SPACE = ' \t\r\n\f'
TEXT = re.compile(r'[^<]*')
SPACES = re.compile(r'[ \t\r\n\f]+')
TAG_NAME = re.compile(r'[a-zA-Z][a-zA-Z0-9-]*')
CLOSING = re.compile(r'</([a-zA-Z][a-zA-Z0-9-]*)[ \t\r\n\f]*>')
ATTRIBUTE = re.compile(r'([A-Za-z_][-A-Za-z0-9_:.]*)(\s*=\s*)?')
ENTITY = re.compile(r'&(#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);')
LETTER = re.compile(r'[^\W\d_]')
URL_START = re.compile(r'/(?![/\\])|#|\?|https://|mailto:|tel:')
URL_HOST = re.compile(r'https://[^/?#]*$')


class Refused(Exception):
    """A template that must not be compiled, with the place in it (an offset) and the reason."""

    def __init__(self, offset, reason):
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


@dataclass(frozen=True)
class Place:
    """Where in the HTML we are."""
    where: str = 'text'  # text, plain (inside title or textarea), tag, value (inside a quoted attribute)
    tag: str = ''
    attribute: str = ''
    quote: str = ''
    url: str = ''  # in a URL attribute: start, value (right after one), host, path, query or contact
    gap: bool = False  # in a tag: white space has been seen, an attribute may start
    meta: str = ''  # in a meta: unknown, named, or redirects (http-equiv: its content can be an address)
    open: tuple = ()


class Html:
    """Reads the literal parts of a template in order; `place` says where the next value would land."""

    def __init__(self):
        self.place = Place()
        self.joins = False  # the literal that was read last continues an address: a double slash must go

    def read(self, text, offset):
        """The literal as it must be written: white space collapsed, comments gone."""
        self.joins = False
        out, at = [], 0
        while at < len(text):
            step = getattr(self, '_' + self.place.where)
            at = step(text, at, offset, out)
        return ''.join(out)

    def landing(self, offset):
        """How a value must be written here; moves on past it."""
        place = self.place
        if place.where in ('text', 'plain'):
            return 'text'
        if place.where == 'tag':
            raise Refused(offset, 'a value cannot stand in a tag or attribute name; quote attribute values')
        if place.meta in ('unknown', 'redirects') and place.attribute == 'content':
            raise Refused(offset, 'a value can be the content of a meta only after its name, never of http-equiv')
        if not place.url:
            return 'attribute'
        return self._url_landing(place, offset)

    def _url_landing(self, place, offset):
        if place.url == 'start':
            self.place = replace(place, url='value')
            return 'url'
        if place.url in ('value', 'host'):
            raise Refused(offset, 'a value cannot stand here in an address: start a path (/) or query (?) first')
        return {'path': 'path_part', 'query': 'query_part', 'contact': 'contact_part'}[place.url]

    def merge(self, begin, ends, offset, loops=False):
        """After a block: every branch must end where the block began."""
        for end in ends:
            if replace(end, gap=False, url='') != replace(begin, gap=False, url=''):
                raise Refused(offset, f'this block must end where it began in the HTML: {describe(begin)}, '
                                      f'but a branch ends {describe(end)}')
        urls = {end.url for end in ends}
        if loops and urls != {begin.url}:
            raise Refused(offset, 'a loop cannot start an address: write its first character before the loop')
        url = urls.pop() if len(urls) == 1 else 'value'
        self.place = replace(begin, gap=all(end.gap for end in ends), url=url)

    def _text(self, text, at, offset, out):
        run = TEXT.match(text, at)
        if run.end() > at:
            self._say(run[0], offset + at)
            out.append(run[0] if 'pre' in self.place.open else collapse(run[0]))
            return run.end()
        if text.startswith('<!--', at):
            end = text.find('-->', at)
            if end < 0:
                raise Refused(offset + at, 'a comment must close before the next {{')
            return end + 3
        if text[at:at + 15].lower() == '<!doctype html>':
            out.append('<!DOCTYPE html>')
            return at + 15
        closing = CLOSING.match(text, at)
        if closing:
            self._close(closing[1].lower(), offset + at)
            out.append(f'</{closing[1]}>')
            return closing.end()
        name = TAG_NAME.match(text, at + 1)
        if not name:
            raise Refused(offset + at, "'<' starts no tag here: write &lt;")
        if name[0].lower() in FORBIDDEN_TAGS:
            raise Refused(offset + at, f'<{name[0]}> is not allowed')
        out.append('<' + name[0])
        tag = name[0].lower()
        self.place = replace(self.place, where='tag', tag=tag, gap=False, meta='unknown' if tag == 'meta' else '')
        return name.end()

    def _say(self, run, offset):
        letter = LETTER.search(ENTITY.sub(lambda entity: ' ' * len(entity[0]), run))
        if letter:
            raise Refused(offset + letter.start(), 'text belongs in the words files: use {{t key}}')

    def _plain(self, text, at, offset, out):
        end = text.find('<', at)
        run = text[at:] if end < 0 else text[at:end]
        if run:
            self._say(run, offset + at)
            out.append(run if self.place.open[-1] == 'textarea' else collapse(run))
            return at + len(run)
        closing = CLOSING.match(text, at)
        if not closing or closing[1].lower() != self.place.open[-1]:
            raise Refused(offset + at, f'inside <{self.place.open[-1]}> there are no tags')
        self._close(closing[1].lower(), offset + at)
        out.append(closing[0])
        return closing.end()

    def _close(self, name, offset):
        if not self.place.open or self.place.open[-1] != name:
            expected = f'</{self.place.open[-1]}>' if self.place.open else 'nothing'
            raise Refused(offset, f'</{name}> closes nothing: {expected} is open')
        self.place = replace(self.place, where='text', open=self.place.open[:-1])

    def _tag(self, text, at, offset, out):
        place = self.place
        space = SPACES.match(text, at)
        if space:
            if not text.startswith(('>', '/>'), space.end()):
                out.append(' ')
                self.place = replace(place, gap=True)
            return space.end()
        if text[at] == '>':
            return self._tag_ends(at, out)
        if text.startswith('/>', at):
            if place.tag not in VOID and 'svg' not in (*place.open, place.tag):
                raise Refused(offset + at, f'<{place.tag}/> is not closed in HTML: write </{place.tag}>')
            self.place = replace(place, where='text', tag='', meta='')
            out.append('/>')
            return at + 2
        return self._attribute(text, at, offset, out)

    def _tag_ends(self, at, out):
        place = self.place
        out.append('>')
        if place.tag in VOID:
            self.place = replace(place, where='text', tag='', meta='')
            return at + 1
        where = 'plain' if place.tag in ('title', 'textarea') and 'svg' not in place.open else 'text'
        self.place = replace(place, where=where, tag='', meta='', open=place.open + (place.tag,))
        if place.tag == 'textarea':
            out.append('\n')  # a browser drops the first line break: it must not be one that a person typed
        return at + 1

    def _attribute(self, text, at, offset, out):
        match = ATTRIBUTE.match(text, at)
        if not match:
            raise Refused(offset + at, f'unexpected {text[at]!r} inside <{self.place.tag}')
        if not self.place.gap:
            raise Refused(offset + at, 'white space is missing before this attribute')
        name = match[1].lower()
        if name in FORBIDDEN_ATTRIBUTES or name.startswith('on'):
            raise Refused(offset + at, f'attribute {name} is not allowed')
        if name == 'http-equiv' and self.place.meta != 'unknown':
            raise Refused(offset + at, 'http-equiv stands in a meta, before everything else')
        meta = {'http-equiv': 'redirects', 'name': 'named'}.get(name, '') if self.place.meta == 'unknown' else ''
        self.place = replace(self.place, gap=False, meta=meta or self.place.meta)
        if not match[2]:
            out.append(match[1])
            return match.end()
        if match.end() == len(text) or text[match.end()] not in '"\'':
            raise Refused(offset + at, f'unquoted attribute value: {name}="..."')
        out.append(f'{match[1]}={text[match.end()]}')
        self.place = replace(self.place, where='value', attribute=name, quote=text[match.end()],
                             url='start' if name in URL_ATTRIBUTES else '')
        return match.end() + 1

    def _value(self, text, at, offset, out):
        place = self.place
        end = text.find(place.quote, at)
        piece = text[at:] if end < 0 else text[at:end]
        if piece:
            self._check_value(piece, offset + at)
            out.append(SPACES.sub(lambda run: ' ' if '\n' in run[0] else run[0], piece))
        if end < 0:
            return len(text)
        out.append(place.quote)
        self.place = replace(self.place, where='tag', attribute='', quote='', url='')
        return end + 1

    def _check_value(self, piece, offset):
        place = self.place
        if place.attribute in SPOKEN_ATTRIBUTES:
            self._say(piece, offset)
        if '<' in piece:
            raise Refused(offset + piece.index('<'), 'write &lt; in an attribute')
        if not place.url:
            return
        if place.url == 'start' and not URL_START.match(piece):
            raise Refused(offset, 'an address must start with / # ? https:// mailto: or tel:')
        if place.url == 'value' and piece[0] not in '/?#':
            raise Refused(offset, 'after a value an address can only go on with / ? or #')
        if place.url == 'value' and piece[0] == '/':
            self.joins = True
        self.place = replace(place, url=self._url_after(place.url, piece))

    @staticmethod
    def _url_after(url, piece):
        if url == 'start' and piece.startswith(('mailto:', 'tel:')):
            return 'contact'
        if url in ('start', 'host') and URL_HOST.match('https://' + piece if url == 'host' else piece):
            return 'host'
        if url in ('query', 'contact'):
            return 'query' if '?' in piece else url
        return 'query' if '?' in piece or '#' in piece else 'path'


def collapse(run):
    return SPACES.sub(lambda space: '\n' if '\n' in space[0] else ' ', run)


def describe(place):
    inside = f'inside <{place.open[-1]}>' if place.open else 'outside every tag'
    if place.where == 'tag':
        return f'in the tag <{place.tag}'
    if place.where == 'value':
        return f'in the attribute {place.attribute}'
    return inside
