#!/usr/bin/env python3
"""Brings the words files of all languages together (docs/templates.md).

words.py --root DIR --out DIR FILE...      FILE is NAME.LANGUAGE.po

Checks that every language has the same keys with the same {1}, {2}, then has msgfmt check and compile them.
Writes LANGUAGE.mo for the program and keys.tsv (key, number of arguments, plural or single) for the template
compiler, each only when it changes.
"""

import argparse
import ast
import pathlib
import re
import subprocess
import sys

KEY = re.compile(r'[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$')
LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)?\s*(".*")$')
PLACEHOLDER = re.compile(r'\{(\d)\}')
PLURALS = {'nl': 'nplurals=2; plural=n != 1;', 'en': 'nplurals=2; plural=n != 1;'}


class Fault(Exception):
    pass


class Entry:
    def __init__(self, place):
        self.place = place
        self.key = ''
        self.plural = None
        self.forms = {}

    def placeholders(self):
        return {int(each) for form in self.forms.values() for each in PLACEHOLDER.findall(form)}

    def arguments(self):
        return max(self.placeholders(), default=0)


def read_po(path, shown):
    """The entries of one file, in order, the header (key '') included."""
    entries, current, add = [], None, None
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        line = line.strip()
        if line.startswith('#, ') and 'fuzzy' in line:
            raise Fault(f'{shown}:{number}: a fuzzy text is no text')
        if not line or line.startswith('#'):
            continue
        match = LINE.match(line)
        if not match or match[1] == 'msgctxt':
            raise Fault(f'{shown}:{number}: cannot read this line')
        text = ast.literal_eval(match[3])
        if match[1] == 'msgid':
            current = Entry(f'{shown}:{number}')
            entries.append(current)
        if current is None:
            raise Fault(f'{shown}:{number}: a text before its key')
        add = (match[1], int(match[2] or 0)) if match[1] else add
        append(current, add, text)
    return entries


def append(entry, where, text):
    kind, form = where
    if kind == 'msgid':
        entry.key += text
    elif kind == 'msgid_plural':
        entry.plural = (entry.plural or '') + text
    else:
        entry.forms[form] = entry.forms.get(form, '') + text


def faults_of(entry):
    if not KEY.match(entry.key):
        yield f'{entry.place}: {entry.key!r} is no key: use letters, digits, dots and dashes'
    if not entry.forms or any(not form for form in entry.forms.values()):
        yield f'{entry.place}: {entry.key} has no text'
    if entry.plural is not None and entry.plural != entry.key:
        yield f'{entry.place}: msgid_plural must be the same key'
    if entry.placeholders() != set(range(1, entry.arguments() + 1)):
        yield f'{entry.place}: {entry.key} skips a number: its arguments are {{1}}, {{2}} ... in a row'
    if entry.plural is not None and 1 not in entry.placeholders():
        yield f'{entry.place}: {entry.key} never says {{1}}, the count'


def collect(root, paths):
    """Per language the entries by key, and every fault found on the way."""
    languages, faults = {each: {} for each in PLURALS}, []
    for path in sorted(paths):
        language = path.suffixes[-2].lstrip('.')
        if language not in languages:
            raise Fault(f'{path.name}: the name must end in .nl.po or .en.po')
        entries = languages[language]
        for entry in read_po(path, str(path.relative_to(root))):
            if entry.key == '':
                continue
            faults += faults_of(entry)
            if entry.key in entries:
                faults.append(f'{entry.place}: {entry.key} is already in {entries[entry.key].place}')
            entries.setdefault(entry.key, entry)
    return languages, faults + list(differences(languages))


def differences(languages):
    every = {key: entry for entries in languages.values() for key, entry in entries.items()}
    for language, entries in sorted(languages.items()):
        for key, entry in sorted(every.items()):
            if key not in entries:
                yield f'{entry.place}: {key} has no text in language {language}'
                continue
            own = entries[key]
            if (own.plural is None) != (entry.plural is None):
                yield f'{own.place}: {key} has plural forms in one language only'
            if own.arguments() != entry.arguments():
                yield f'{own.place}: {key} has not the same arguments as {entry.place}'


def po_text(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def merged(language, entries):
    lines = ['msgid ""', 'msgstr ""', '"MIME-Version: 1.0\\n"', '"Content-Type: text/plain; charset=UTF-8\\n"',
             '"Content-Transfer-Encoding: 8bit\\n"', f'"Language: {language}\\n"',
             f'"Plural-Forms: {PLURALS[language]}\\n"', '']
    for key, entry in sorted(entries.items()):
        lines += [f'#: {entry.place}', f'msgid {po_text(key)}']
        if entry.plural is None:
            lines += [f'msgstr {po_text(entry.forms[0])}', '']
            continue
        lines.append(f'msgid_plural {po_text(key)}')
        lines += [f'msgstr[{form}] {po_text(text)}' for form, text in sorted(entry.forms.items())] + ['']
    return '\n'.join(lines)


def compiled(out, language, entries):
    source, target = out / f'{language}.po', out / f'{language}.new'
    source.write_text(merged(language, entries), encoding='utf-8')
    command = ['msgfmt', '--check-header', '--check-format', '--check-domain', '-o', str(target), str(source)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise Fault(run.stderr.strip())
    return target.read_bytes()


def write_if_changed(path, data):
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--root', type=pathlib.Path, required=True)
    parser.add_argument('--out', type=pathlib.Path, required=True)
    parser.add_argument('files', type=pathlib.Path, nargs='+')
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    try:
        languages, faults = collect(options.root, options.files)
        if faults:
            raise Fault('\n'.join(faults))
        files = {language: compiled(options.out, language, entries) for language, entries in languages.items()}
    except Fault as fault:
        sys.exit(f'words: {fault}')
    for language, data in files.items():
        write_if_changed(options.out / f'{language}.mo', data)
    some = next(iter(languages.values()))
    write_if_changed(options.out / 'keys.tsv', ''.join(
        f'{key}\t{entry.arguments()}\t{"single" if entry.plural is None else "plural"}\n'
        for key, entry in sorted(some.items())).encode())


if __name__ == '__main__':
    main()
