"""Which sources can be compiled, or read by the linter, as one: those that share no name at file level."""

import collections
import pathlib
import re
import sys

SOURCES = pathlib.Path(__file__).resolve().parent.parent / 'src'

# What the build makes of a file at file level: code there is not indented.
DECLARED = re.compile(
    r'^(?!namespace|TEST_|using|#|\s|template|return)[^;={}()\n]*?\b([A-Za-z_]\w*)\s*(?:[({=;]| final| :)', re.M)
ALIAS = re.compile(r'^using (?!namespace)[\w:]*?(\w+)(?: =|;)', re.M)
SPACE = re.compile(r'^namespace (rondom[\w:]*) \{', re.M)
OPENED = re.compile(r'^using namespace ([\w:]+);', re.M)


class Source:
    def __init__(self, path):
        text = pathlib.Path(path).read_text()
        space = SPACE.search(text)
        self.path = path
        self.space = space[1] if space else ''
        self.opened = frozenset(OPENED.findall(text))
        self.names = set(DECLARED.findall(text)) | set(ALIAS.findall(text))

    def clashes(self, other):
        return self.space == other.space and bool(self.names & other.names)


def groups(sources, most, mixed=False):
    """First fit: a source joins the first group of its key with room and none of its names. `sources`: key -> paths.
    Whoever opens a namespace stays with those who open the same, for its names may clash; unless they are `mixed`."""
    made = []
    for paths in sources.values():
        here = collections.defaultdict(list)
        for path in paths:
            source = Source(path)
            alike = here[frozenset() if mixed else source.opened]
            for group in alike:
                if len(group) < most and not any(source.clashes(each) for each in group):
                    group.append(source)
                    break
            else:
                alike.append([source])
        made += [[each.path for each in group] for groups in here.values() for group in groups]
    return made


def main():
    """Prints a line for each group of the sources given, folder by folder."""
    folders = collections.defaultdict(list)
    for path in sys.argv[1:]:
        folders[pathlib.Path(path).relative_to(SOURCES).parts[0]].append(path)
    for group in groups(folders, 14):
        print(*group)


if __name__ == '__main__':
    main()
