"""What stands between {{ and }}: its pieces, and the C++ expression or statements that they become."""

import re
from dataclasses import dataclass

from template_html import Refused

@dataclass(frozen=True)
class Known:
    """What exists outside the templates: words (key: number of arguments, plural or not), files and icons."""
    keys: dict
    assets: frozenset = frozenset()
    icons: frozenset = frozenset()


PATH = re.compile(r'[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*$')
KEY = re.compile(r'[a-z0-9_-]+(\.[a-z0-9_-]+)*$')
PIECE = re.compile(r'\s*("[^"]*"|[()]|,|[^\s()",]+)')
DATE_FORMS = {'short': 'date_short', 'full': 'date_full', 'month': 'date_month'}
SIMPLE_FORMS = {'time': 'time', 'list': 'list_text'}


def pieces_of(content, offset):
    """The content of a tag in pieces; what stands in brackets becomes a list of its own."""
    stack, at = [[]], 0
    while at < len(content.rstrip()):
        match = PIECE.match(content, at)
        if not match:
            raise Refused(offset + at, f'cannot read this: {content[at:].strip()}')
        at = match.end()
        if match[1] == '(':
            stack.append([])
        elif match[1] == ')':
            if len(stack) == 1:
                raise Refused(offset + at, 'a bracket closes that was never opened')
            stack[-2].append(stack.pop())
        else:
            stack[-1].append(match[1])
    if len(stack) != 1:
        raise Refused(offset, 'a bracket is not closed')
    return stack[0]


def quoted(text):
    """A C++ string literal, one line of HTML per line of C++."""
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('?', '\\?').replace('\t', '\\t')
    return '\n    '.join('"' + line.replace('\n', '\\n') + '"' for line in escaped.splitlines(keepends=True))


class Expressions:
    """Turns pieces into C++. `scope` holds the names that a template may use: nothing else exists."""

    def __init__(self, known):
        self.known = known
        self.scope = set()
        self.used_parts = set()
        self.html = ['html']
        self.nesting = 0

    def path(self, piece, offset):
        if not isinstance(piece, str) or not PATH.match(piece):
            raise Refused(offset, f'expected a value such as page.title, not {show(piece)}')
        first = piece.split('.')[0]
        if first not in self.scope:
            known = ', '.join(sorted(self.scope)) or 'none'
            raise Refused(offset, f'unknown name {first} (known here: {known})')
        return piece

    def key(self, piece, arguments, plural, offset):
        if not isinstance(piece, str) or not KEY.match(piece):
            raise Refused(offset, f'expected a key of the words files, not {show(piece)}')
        if piece not in self.known.keys:
            raise Refused(offset, f'unknown words key {piece}')
        expected, is_plural = self.known.keys[piece]
        if plural != is_plural:
            raise Refused(offset, f'{piece} has {"" if is_plural else "no "}plural forms: use '
                                  + ('{{n key count}}' if is_plural else '{{t key}}'))
        if expected != arguments:
            raise Refused(offset, f'{piece} takes {expected} argument(s), not {arguments}')
        return f'"{piece}"'

    def value(self, piece, offset):
        """An argument of a part, or of a text that is built as a string."""
        if isinstance(piece, list):
            return self.text_value(piece, offset)
        if piece.startswith('"'):
            return f'std::string_view{{{piece}}}'
        if piece in ('true', 'false') or re.match(r'-?\d+$', piece):
            return piece
        return self.path(piece, offset)

    def text_value(self, pieces, offset):
        form, rest = (pieces[0] if pieces else ''), pieces[1:]
        if form == 't':
            key, arguments = self.translation(rest, offset)
            if not arguments:
                return f'words({key})'
            return f'words.text({key}, {{{", ".join(self.value(each, offset) for each in arguments)}}})'
        if form == 'n' and len(rest) >= 2:
            key = self.key(rest[0], len(rest) - 1, True, offset)
            values = [self.value(each, offset) for each in rest[1:]]
            return f'words.plural({key}, {values[0]}, {{{", ".join(values[1:])}}})'
        return self.formatted(pieces, offset)

    def translation(self, rest, offset):
        if rest and rest[0] == 'dynamic':
            if len(rest) < 2:
                raise Refused(offset, '{{t dynamic x}} needs the value that holds the key')
            return self.path(rest[1], offset), rest[2:]
        if not rest:
            raise Refused(offset, '{{t}} needs a key')
        return self.key(rest[0], len(rest) - 1, False, offset), rest[1:]

    def formatted(self, pieces, offset):
        form, rest = (pieces[0] if pieces else ''), pieces[1:]
        if form == 'date' and len(rest) == 2 and rest[0] in DATE_FORMS:
            return f'words.{DATE_FORMS[rest[0]]}({self.path(rest[1], offset)})'
        if form == 'date' and len(rest) == 1:
            return f'words.date({self.path(rest[0], offset)})'
        if form == 'iso' and len(rest) == 1:
            return f'iso_text({self.path(rest[0], offset)})'
        if form in SIMPLE_FORMS and len(rest) == 1:
            return f'words.{SIMPLE_FORMS[form]}({self.path(rest[0], offset)})'
        raise Refused(offset, f'cannot read this: {show(pieces)}')

    def written(self, pieces, writer, markup, offset):
        """Statements that write something at this place; `markup` says whether tags may stand here."""
        form, rest = (pieces[0] if pieces else ''), pieces[1:]
        html = self.html[-1]
        if form == 't':
            key, arguments = self.translation(rest, offset)
            return self.filled(f'words({key})', arguments, writer, markup, offset)
        if form == 'n' and len(rest) >= 2:
            key = self.key(rest[0], len(rest) - 1, True, offset)
            return self.filled(f'words.form({key}, {self.value(rest[1], offset)})', rest[1:], writer, markup, offset)
        if form == 'lang' and not rest:
            return [f'{html}.{writer}(words.code());']
        if len(pieces) == 1 and isinstance(form, str):
            return [f'{html}.{writer}({self.value(form, offset)});']
        if form in ('bdi', 'strong', 'icon', 'script', '>'):
            if not markup:
                raise Refused(offset, f'{{{{{form}}}}} writes a tag: it cannot stand here')
            return self.marked_up(form, rest, offset)
        return [f'{html}.{writer}({self.formatted(pieces, offset)});']

    def marked_up(self, form, rest, offset):
        html = self.html[-1]
        if form == '>':
            return self.part(rest, offset)
        if form == 'icon' and rest[:1] == ['dynamic'] and len(rest) == 2:
            return [f'{html}.icon({self.path(rest[1], offset)});']
        if len(rest) != 1:
            raise Refused(offset, f'{{{{{form}}}}} takes one value')
        if form == 'icon':
            return [f'{html}.icon("{self.one_of(self.known.icons, "icon", rest[0], offset)}");']
        if form == 'script':
            return [f'{html}.script("{self.one_of(self.known.assets, "asset", rest[0], offset)}");']
        if form == 'bdi':
            return [f'{html}.bdi({self.path(rest[0], offset)});']
        inside = self.written(rest[0] if isinstance(rest[0], list) else rest, 'text', True, offset)
        return [f'{html}.literal("<strong>");', *inside, f'{html}.literal("</strong>");']

    def one_of(self, names, kind, piece, offset):
        if not isinstance(piece, str) or piece not in names:
            raise Refused(offset, f'unknown {kind} {show(piece)}')
        return piece

    def filled(self, pattern, arguments, writer, markup, offset):
        """A text of the words files, its {1} and {2} written in place."""
        html = self.html[-1]
        if not arguments:
            return [f'{html}.{writer}({pattern});']
        self.nesting += 1
        number = f'number{self.nesting}'
        lines = [f'{html}.filled({pattern}, [&](std::size_t {number}) {{']
        for index, argument in enumerate(arguments, 1):
            pieces = argument if isinstance(argument, list) else [argument]
            inside = self.written(pieces, writer, markup, offset)
            lines += [f'    if ({number} == {index}) {{', *('        ' + line for line in inside), '    }']
        self.nesting -= 1
        return [*lines, '});']

    def part(self, rest, offset, body=None):
        """A call of another template; `body` is the C++ of a block that it gets as its last argument."""
        html = self.html[-1]
        if len(rest) == 1 and isinstance(rest[0], str):
            return [f'{self.path(rest[0], offset)}({html});']
        if len(rest) != 2 or not isinstance(rest[1], list):
            raise Refused(offset, 'a part is called with brackets: {{> name(page.x, "text", true)}}')
        values = [self.value(each, offset) for each in separated(rest[1], offset)]
        name, count = rest[0], len(values) + (body is not None)
        self.used_parts.add((name, count, offset))
        return [f'{name}({", ".join([html, "words", *values, *([body] if body is not None else [])])});']


def separated(pieces, offset):
    """The arguments between commas; several pieces without a comma (`t key`) are one argument."""
    if not pieces:
        return []
    arguments = [[]]
    for piece in pieces:
        if piece == ',':
            arguments.append([])
        else:
            arguments[-1].append(piece)
    if not all(arguments):
        raise Refused(offset, 'an argument is missing')
    return [each[0] if len(each) == 1 else each for each in arguments]


def show(piece):
    return piece if isinstance(piece, str) else '(' + ' '.join(show(each) for each in piece) + ')'
