#!/usr/bin/env python3
"""Compiles HTML templates into C++ functions (docs/templates.md).

templates.py --root DIR --out DIR --keys FILE --assets DIR TEMPLATE...

Writes NAME.hpp for every template and in_FOLDER.cpp for all of a folder (the headers that they share take longer to
compile than the templates), and only when their text changes. Every fault is reported as file:line:column; with a
fault nothing is written.
"""

import argparse
import bisect
import pathlib
import re
import sys

from template_html import Html, Refused
from template_words import Expressions, Known, pieces_of, quoted

TAG = re.compile(r'\{\{(.*?)\}\}', re.S)
HEAD = re.compile(r'\s*\{\{template\s+([a-z][a-z0-9_]*)\s*\((.*?)\)\s*((?:from(?:\s+"[^"]+")+)?)\s*\}\}', re.S)
ARGUMENT = re.compile(r'(.*[\s&*>])([a-z_][a-z0-9_]*)$', re.S)
BLOCK = re.compile(r'#\s*(if|each)\b|/|else\b|!|template\b|#')
ASSET = re.compile(r'asset\s+([a-z0-9][a-z0-9._/-]*)$')
RESERVED = {'html', 'words', 'true', 'false', 'not', 'dynamic'}


def name_of(path):
    """The name that a template must declare: signals/list.html is signals_list, templates/layout.html layout."""
    stem = path.stem.replace('-', '_')
    folder = path.parent.name.replace('-', '_')
    if folder == 'templates' and path.parent.parent.name == 'tests':
        return 'test_' + stem
    return stem if folder == 'templates' else f'{folder}_{stem}'


class Template:
    """One template: its declaration, and its body as C++ after `compile`."""

    def __init__(self, shown, expected_name, source, known):
        self.shown = shown
        self.source = source
        self.lines = [0] + [each.end() for each in re.finditer('\n', source)]
        self.html = Html()
        self.code = Expressions(known)
        self.out = []
        self.pending = ''
        self.tokens = []
        self.at = 0
        self.declare(expected_name)

    def place(self, offset):
        line = bisect.bisect_right(self.lines, offset)
        return f'{self.shown}:{line}:{offset - self.lines[line - 1] + 1}'

    def line(self, offset):
        return bisect.bisect_right(self.lines, offset)

    def declare(self, expected_name):
        head = HEAD.match(self.source)
        if not head:
            raise Refused(0, 'the first line must be {{template name(type argument) from "header.hpp"}}')
        self.name = head[1]
        if self.name != expected_name:
            raise Refused(head.start(1), f'this template must be named {expected_name}, after its place')
        self.includes = re.findall(r'"([^"]+)"', head[3])
        self.arguments = []
        for text in split_arguments(head[2]):
            match = ARGUMENT.match(text.strip())
            if not match:
                raise Refused(head.start(2), f'expected a type and a name: {text.strip()}')
            self.arguments.append((match[1].strip(), match[2]))
            self.introduce(match[2], head.start(2))
        self.read_tokens(head.end())

    def introduce(self, name, offset):
        if name in RESERVED or name in self.code.scope or not re.match(r'[a-z_][a-z0-9_]*$', name):
            raise Refused(offset, f'{name} cannot be a new name here: it is in use')
        self.code.scope.add(name)

    def read_tokens(self, start):
        """Literals and tags in order. A block tag alone on its line takes the line with it."""
        source = self.source
        at = start + 1 if source[start:start + 1] == '\n' else start
        for match in TAG.finditer(source, start):
            if source.startswith('{{{', match.start()):
                raise Refused(match.start(), 'there is no raw output: {{{ does not exist')
            begin, end = self.standalone(match)
            if begin > at:
                self.literal_token(at, begin)
            self.tokens.append(('tag', match[1].strip(), match.start()))
            at = max(at, end)
        end = len(source.rstrip())  # so that a part can be called inside a line
        if at < end:
            self.literal_token(at, end)

    def literal_token(self, begin, end):
        text = self.source[begin:end]
        stray = re.search(r'\{\{|\}\}', text)
        if stray:
            raise Refused(begin + stray.start(), f'{stray[0]} without its other half')
        self.tokens.append(('literal', text, begin))

    def standalone(self, match):
        if not BLOCK.match(match[1].strip()):
            return match.span()
        begin = self.source.rfind('\n', 0, match.start()) + 1
        end = self.source.find('\n', match.end())
        end = len(self.source) if end < 0 else end + 1
        alone = not (self.source[begin:match.start()] + self.source[match.end():end]).strip()
        return (begin, end) if alone else match.span()

    def compile(self):
        stop = self.block(None)
        if stop:
            raise Refused(stop[2], f'{{{{{stop[1]}}}}} without a block')
        if self.html.place.open or self.html.place.where != 'text':
            opened = self.html.place.open[-1] if self.html.place.open else self.html.place.tag
            raise Refused(len(self.source) - 1, f'<{opened}> is not closed')
        self.flush()

    def emit(self, lines, offset):
        self.flush()
        self.out.append(f'#line {self.line(offset)} "{self.shown}"')
        self.out += lines

    def flush(self):
        if self.pending:
            self.out.append(f'{self.code.html[-1]}.literal({quoted(self.pending)});')
            self.pending = ''

    def block(self, opener):
        """Compiles up to the tag that ends this block ({{else}} or {{/...}}), and returns that tag."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            kind, content, offset = token
            if kind == 'literal':
                self.literal(content, offset)
            elif content.startswith('/') or re.match(r'else\b', content):
                return token
            elif not content.startswith('!'):
                self.tag(content, offset)
        if opener:
            raise Refused(opener[2], f'{{{{{opener[1]}}}}} is not closed')
        return None

    def literal(self, text, offset):
        place = self.html.place
        if self.source[offset - 1] == '\n' and place.where == 'text' and 'pre' not in place.open:
            text, offset = text.lstrip(' \t'), offset + len(text) - len(text.lstrip(' \t'))
        written = self.html.read(text, offset)
        if self.html.joins:
            self.emit([f'{self.code.html[-1]}.join();'], offset)
        self.pending += written

    def tag(self, content, offset):
        if re.match(r'#\s*if\b', content):
            self.conditional(content, offset)
        elif re.match(r'#\s*each\b', content):
            self.loop(content, offset)
        elif content.startswith('#'):
            self.part_block(content, offset)
        else:
            self.value(content, offset)

    def value(self, content, offset):
        asset = ASSET.match(content)
        place = self.html.place
        writer = self.html.landing(offset)
        html = self.code.html[-1]
        if asset:
            if writer != 'url':
                raise Refused(offset, '{{asset}} is a whole address: href="{{asset rondom.css}}"')
            name = self.code.one_of(self.code.known.assets, 'asset', asset[1], offset)
            return self.emit([f'{html}.asset("{name}");'], offset)
        pieces = pieces_of(content.replace('>', '> ', 1) if content.startswith('>') else content, offset)
        if place.url and not (len(pieces) == 1 and isinstance(pieces[0], str)):
            raise Refused(offset, 'in an address only a plain value can stand')
        markup = place.where == 'text'
        return self.emit(self.code.written(pieces, writer, markup, offset), offset)

    def condition(self, content, offset):
        """The C++ condition of `x`, `not x` or `x as y`, and the line that introduces y."""
        words = content.split()
        if len(words) == 2 and words[0] == 'not':
            return f'!web::present({self.code.path(words[1], offset)})', None, None
        if len(words) == 3 and words[1] == 'as':
            path = self.code.path(words[0], offset)
            return f'web::present({path})', words[2], f'auto const& {words[2]} = web::value_of({path});'
        if len(words) != 1:
            raise Refused(offset, 'a condition is {{#if x}}, {{#if not x}} or {{#if x as y}}')
        return f'web::present({self.code.path(words[0], offset)})', None, None

    def conditional(self, content, offset):
        opener = ('tag', content, offset)
        begin, ends, closed_by_else = self.html.place, [], False
        test, keyword = re.sub(r'^#\s*if\b', '', content), 'if'
        while True:
            self.html.place = begin
            stop = self.branch(keyword, test, opener, offset)
            ends.append(self.html.place)
            if stop[1].startswith('/'):
                break
            if closed_by_else:
                raise Refused(stop[2], '{{else}} after the last {{else}}')
            following = re.match(r'else(?:\s+if\s+(.*))?$', stop[1], re.S)
            if not following:
                raise Refused(stop[2], 'expected {{else}} or {{else if x}}')
            test, offset, closed_by_else = following[1], stop[2], following[1] is None
            keyword = '} else' if closed_by_else else '} else if'
        self.closes(stop, 'if')
        self.html.merge(begin, ends + ([] if closed_by_else else [begin]), stop[2])
        self.out.append('}')

    def branch(self, keyword, test, opener, offset):
        if test is None:
            self.emit(['} else {'], offset)
            stop = self.block(opener)
        else:
            condition, name, line = self.condition(test, offset)
            self.emit([f'{keyword} ({condition}) {{'], offset)
            if name:
                self.introduce(name, offset)
                self.out.append('[[maybe_unused]] ' + line)
            stop = self.block(opener)
            self.code.scope.discard(name)
        self.flush()
        return stop

    def loop(self, content, offset):
        match = re.match(r'#\s*each\s+(\S+)\s+as\s+([a-z_][a-z0-9_]*)$', content)
        if not match:
            raise Refused(offset, 'a loop is {{#each page.rows as row}}')
        path = self.code.path(match[1], offset)
        self.introduce(match[2], offset)
        begin = self.html.place
        self.emit([f'for ([[maybe_unused]] auto const& {match[2]} : {path}) {{'], offset)
        stop = self.block(('tag', content, offset))
        self.flush()
        self.out.append('}')
        self.html.merge(begin, [self.html.place], stop[2], loops=True)
        self.code.scope.discard(match[2])
        if stop[1] == 'else':
            self.emit([f'if (!web::present({path})) {{'], stop[2])
            stop = self.block(('tag', content, offset))
            self.flush()
            self.out.append('}')
            self.html.merge(begin, [self.html.place, begin], stop[2])
        self.closes(stop, 'each')

    def part_block(self, content, offset):
        pieces = pieces_of(content[1:], offset)
        if len(pieces) != 2 or not isinstance(pieces[1], list) or self.html.place.where != 'text':
            raise Refused(offset, 'a part with a body is {{#name(page.x)}}...{{/name}}, between tags')
        begin = self.html.place
        self.flush()
        before, self.out = self.out, []
        html = f'html{len(self.code.html) + 1}'
        self.code.html.append(html)
        stop = self.block(('tag', content, offset))
        self.flush()
        self.code.html.pop()
        inside, self.out = self.out, before
        self.html.merge(begin, [self.html.place], stop[2])
        self.closes(stop, pieces[0])
        body = '\n'.join([f'web::Part{{[&](web::Html& {html}) {{', *inside, '}}'])
        self.emit(self.code.part(pieces, offset, body), offset)

    @staticmethod
    def closes(stop, name):
        if stop[1].replace(' ', '') != '/' + name:
            raise Refused(stop[2], f'{{{{{stop[1]}}}}} where {{{{/{name}}}}} must stand')

    def signature(self, unused=''):
        arguments = [f'{unused}web::Html& html', f'{unused}web::Words const& words']
        arguments += [f'{unused}{kind} {name}' for kind, name in self.arguments]
        return f'void {self.name}({", ".join(arguments)})'

    def header(self):
        includes = ''.join(f'#include "{each}"\n' for each in self.includes)
        return (f'// Compiled from {self.shown} by cmake/templates.py.\n#pragma once\n\n'
                f'#include "web/html.hpp"\n#include "web/words.hpp"\n{includes}\n'
                f'namespace rondom::templates {{\n\n{self.signature()};\n\n}}  // namespace rondom::templates\n')

    def unit(self):
        parts = sorted({name for name, _, _ in self.code.used_parts} - {self.name})
        includes = ''.join(f'#include "templates/{each}.hpp"\n' for each in (self.name, *parts))
        body = ''.join(line + '\n' for line in self.out)
        return (f'// Compiled from {self.shown} by cmake/templates.py.\n{includes}\n'
                f'namespace rondom::templates {{\n\n{self.signature("[[maybe_unused]] ")} {{\n{body}}}\n\n'
                '}  // namespace rondom::templates\n')


def split_arguments(text):
    depth, current, arguments = 0, '', []
    for letter in text:
        depth += (letter in '<(') - (letter in '>)')
        if letter == ',' and depth == 0:
            arguments.append(current)
            current = ''
        else:
            current += letter
    return arguments + [current] if current.strip() else arguments


def check_parts(templates):
    """Every part that is called exists and gets as many arguments as it declares."""
    for template in templates.values():
        for name, count, offset in sorted(template.code.used_parts):
            if name not in templates:
                yield f'{template.place(offset)}: error: unknown template {name}'
            elif count != len(templates[name].arguments):
                expected = len(templates[name].arguments)
                yield f'{template.place(offset)}: error: {name} takes {expected} argument(s), not {count}'


def compile_all(root, paths, known):
    templates, faults = {}, []
    for path in paths:
        source = path.read_text(encoding='utf-8')
        shown = str(path.relative_to(root))
        template = Template.__new__(Template)
        try:
            template.__init__(shown, name_of(path), source, known)
            templates[template.name] = template
            template.compile()
        except Refused as refused:
            faults.append(f'{template.place(refused.offset)}: error: {refused.reason}')
    return templates, faults + list(check_parts(templates))


def read_known(keys_file, assets_folder):
    keys, assets, icons = {}, set(), set()
    for line in keys_file.read_text(encoding='utf-8').splitlines():
        key, arguments, plural = line.split('\t')
        keys[key] = (int(arguments), plural == 'plural')
    for line in (assets_folder / 'manifest.txt').read_text(encoding='utf-8').splitlines():
        name, file, _ = line.split(' ')
        assets.add(name)
        if name == 'iconen.svg':
            icons.update(re.findall(r'<symbol id="([^"]+)"', (assets_folder / file).read_text(encoding='utf-8')))
    return Known(keys, frozenset(assets), frozenset(icons))


def write_if_changed(path, text):
    if not path.exists() or path.read_text(encoding='utf-8') != text:
        path.write_text(text, encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--root', type=pathlib.Path, required=True)
    parser.add_argument('--out', type=pathlib.Path, required=True)
    parser.add_argument('--keys', type=pathlib.Path, required=True)
    parser.add_argument('--assets', type=pathlib.Path, required=True)
    parser.add_argument('templates', type=pathlib.Path, nargs='*')
    options = parser.parse_args()
    templates, faults = compile_all(options.root, options.templates, read_known(options.keys, options.assets))
    if faults:
        sys.exit('\n'.join(faults))
    options.out.mkdir(parents=True, exist_ok=True)
    units = {}
    for template in templates.values():
        write_if_changed(options.out / f'{template.name}.hpp', template.header())
        units.setdefault(str(pathlib.Path(template.shown).parent).replace('/', '_'), []).append(template.unit())
    for folder, texts in units.items():
        write_if_changed(options.out / f'in_{folder}.cpp', '\n'.join(texts))


if __name__ == '__main__':
    main()
