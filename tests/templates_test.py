"""What the template compiler and the words program refuse, and where they say it is."""

import pathlib
import sys
import tempfile
import textwrap
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cmake'))

import templates  # noqa: E402
from template_words import Known  # noqa: E402
import words  # noqa: E402

KNOWN = Known(keys={'nav.skip': (0, False), 'by': (2, False), 'days': (1, True)}, assets={'rondom.css'}, icons={'clock'})


def compiled(*bodies, arguments='page::View const& page, web::Part const& body'):
    """The templates and faults of these bodies, declared as a, b, c..."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        paths = []
        (root / 'templates').mkdir()
        for name, body in zip('abc', bodies):
            path = root / 'templates' / f'{name}.html'
            path.write_text(f'{{{{template {name}({arguments})}}}}\n{body}', encoding='utf-8')
            paths.append(path)
        return templates.compile_all(root, paths, KNOWN)


class Refusals(unittest.TestCase):
    def refuses(self, body, reason, place=None):
        _, faults = compiled(body)
        self.assertEqual(len(faults), 1, (body, faults))
        self.assertIn(reason, faults[0], body)
        if place:
            self.assertTrue(faults[0].startswith(f'templates/a.html:{place}: error: '), faults[0])

    def test_values_where_no_escaping_is_safe(self):
        self.refuses('<p class={{page.x}}></p>', 'unquoted attribute value', '2:4')
        self.refuses('<p class=x></p>', 'unquoted attribute value', '2:4')
        self.refuses('<p {{page.x}}></p>', 'cannot stand in a tag or attribute name', '2:4')
        self.refuses('<p\n  {{page.x}}="y"></p>', 'cannot stand in a tag or attribute name', '3:3')
        self.refuses('<{{page.x}}>', "'<' starts no tag")
        self.refuses('<h{{page.level}}></h1>', 'cannot stand in a tag')
        self.refuses('<meta http-equiv="refresh" content="1;url={{page.x}}">', 'never of http-equiv')
        self.refuses('<meta content="{{page.x}}" http-equiv="refresh">', 'only after its name')
        self.refuses('<meta name="x" content="{{page.x}}" http-equiv="refresh">', 'before everything else')
        self.refuses('<!-- {{page.x}} -->', 'a comment must close')

    def test_script_style_and_event_handlers(self):
        for tag in ('script', 'SCRIPT', 'style', 'iframe', 'object', 'base', 'animate'):
            self.refuses(f'<div><{tag}></{tag}></div>', f'<{tag}> is not allowed', '2:6')
        for attribute in ('style', 'onclick', 'OnLoad', 'onerror', 'srcdoc', 'srcset', 'xlink:href'):
            self.refuses(f'<p {attribute}="x"></p>', f'attribute {attribute.lower()} is not allowed', '2:4')

    def test_addresses(self):
        self.refuses('<a href="javascript:x()"></a>', 'an address must start with')
        self.refuses('<a href="//evil.example"></a>', 'an address must start with')
        self.refuses('<a href="java{{page.x}}"></a>', 'an address must start with')
        self.refuses('<a href="https://{{page.host}}/"></a>', 'cannot stand here in an address')
        self.refuses('<a href="{{page.a}}{{page.b}}"></a>', 'cannot stand here in an address')
        self.refuses('<a href="{{page.a}}:x"></a>', 'after a value an address')
        self.refuses('<a href="{{t nav.skip}}"></a>', 'only a plain value')
        self.refuses('<a href="{{#each page.a as x}}{{x}}{{/each}}"></a>', 'a loop cannot start an address')
        self.refuses('<p class="{{asset rondom.css}}"></p>', '{{asset}} is a whole address')

    def test_html_that_does_not_close(self):
        self.refuses('<div><p></div>', '</div> closes nothing: </p> is open', '2:9')
        self.refuses('<div>', '<div> is not closed')
        self.refuses('</p>', 'nothing is open')
        self.refuses('<p/>', 'write </p>')
        self.refuses('<p class="a"id="b"></p>', 'white space is missing')
        self.refuses('<p', 'is not closed')
        self.refuses('{{#if page.a}}<a href="/x">{{/if}}', 'this block must end where it began')
        self.refuses('<p{{#if page.a}} class="x{{/if}}"></p>', 'this block must end where it began')
        self.refuses('<title>{{bdi page.x}}</title>', 'writes a tag')
        self.refuses('<textarea><b></b></textarea>', 'there are no tags')
        self.refuses('<p>a < b</p>', 'words files')

    def test_blocks(self):
        self.refuses('{{#if page.a}}', '{{#if page.a}} is not closed', '2:1')
        self.refuses('{{#each page.a as x}}{{/if}}', 'where {{/each}} must stand')
        self.refuses('{{/if}}', 'without a block')
        self.refuses('{{else}}', 'without a block')
        self.refuses('{{#if page.a}}{{else}}{{else}}{{/if}}', '{{else}} after the last {{else}}')
        self.refuses('{{#if page.a == 3}}{{/if}}', 'a condition is')
        self.refuses('{{#each page.a}}{{/each}}', 'a loop is')
        self.refuses('{{{page.x}}}', 'there is no raw output', '2:1')
        self.refuses('<p>{{page.x</p>', '{{ without its other half', '2:4')
        self.refuses('<p>page.x}}</p>', '}} without its other half')

    def test_names(self):
        self.refuses('{{title}}', 'unknown name title (known here: body, page)', '2:1')
        self.refuses('{{#each page.a as x}}{{/each}}{{x}}', 'unknown name x')
        self.refuses('{{#if page.a as x}}{{else}}{{x}}{{/if}}', 'unknown name x')
        self.refuses('{{#each page.a as page}}{{/each}}', 'cannot be a new name')
        self.refuses('{{#each page.a as html}}{{/each}}', 'cannot be a new name')
        self.refuses('{{page.x()}}', 'cannot read this')
        self.refuses('{{system("x")}}', 'cannot read this')

    def test_words(self):
        self.refuses('<p>Hallo</p>', 'text belongs in the words files', '2:4')
        self.refuses('<p title="Hallo"></p>', 'text belongs in the words files')
        self.refuses('{{t nav.skp}}', 'unknown words key nav.skp')
        self.refuses('{{t by page.a}}', 'by takes 2 argument(s), not 1')
        self.refuses('{{t days page.a}}', 'use {{n key count}}')
        self.refuses('{{n nav.skip page.a}}', 'use {{t key}}')
        self.refuses('{{date}}', 'unknown name date')

    def test_parts(self):
        self.refuses('{{> other(page.a)}}', 'unknown template other', '2:1')
        self.refuses('{{> other}}', 'unknown name other')
        self.refuses('{{> a(page)}}', 'a takes 2 argument(s), not 1')
        self.refuses('<p title="{{> body}}"></p>', 'writes a tag')
        self.refuses('{{icon clok}}', 'unknown icon clok')
        self.refuses('{{script rondom.jss}}', 'unknown asset rondom.jss')
        self.refuses('<a href="{{asset x.css}}"></a>', 'unknown asset x.css')
        self.refuses('{{#a(page)}}{{/b}}', 'where {{/a}} must stand')

    def test_the_declaration(self):
        templates_by_name, faults = compiled('', arguments='page')
        self.assertIn('expected a type and a name', faults[0])
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            path = root / 'signals' / 'list.html'
            path.parent.mkdir()
            path.write_text('<p></p>', encoding='utf-8')
            self.assertIn('the first line must be', templates.compile_all(root, [path], KNOWN)[1][0])
            path.write_text('{{template list()}}', encoding='utf-8')
            self.assertIn('must be named signals_list', templates.compile_all(root, [path], KNOWN)[1][0])


class Compiled(unittest.TestCase):
    def code(self, body):
        found, faults = compiled(body, '')
        self.assertEqual(faults, [])
        return '\n'.join(line for line in found['a'].out if not line.startswith('#line'))

    def test_the_place_decides_the_writer(self):
        code = self.code('<a href="/x/{{page.a}}?y={{page.b}}" title="{{page.c}}">{{page.d}}</a>')
        for writer in ('path_part(page.a)', 'query_part(page.b)', 'attribute(page.c)', 'text(page.d)'):
            self.assertIn(f'html.{writer};', code)
        self.assertIn('html.url(page.a);', self.code('<img src="{{page.a}}" alt="">'))
        self.assertIn('html.url(page.a);\nhtml.join();', self.code('<a href="{{page.a}}/x"></a>'))

    def test_a_meta_with_a_name_can_hold_a_value(self):
        code = self.code('<meta name="x" content="{{page.a}}">{{#if page.a}}<meta name="y">{{/if}}')
        self.assertIn('html.attribute(page.a);', code)
        self.assertIn('html.icon("clock");', self.code('{{icon clock}}'))

    def test_lines_of_blocks_leave_no_empty_lines(self):
        code = self.code('<ul>\n    {{#each page.a as x}}\n    <li>{{x}}</li>\n    {{/each}}\n</ul>\n')
        self.assertIn('html.literal("<ul>\\n");', code)
        self.assertIn('html.literal("</li>\\n");', code)

    def test_comments_and_spaces_go_but_not_in_pre(self):
        self.assertEqual(self.code('<p   class="a"\n >  {{! no }} <!-- no -->  </p>'),
                         'html.literal("<p class=\\"a\\">   </p>");')
        self.assertIn('<pre>  1  2</pre>', self.code('<pre>  1  2</pre>'))

    def test_parts_get_typed_arguments(self):
        self.assertIn('b(html, words, page.x, std::string_view{"y"});', self.code('{{> b(page.x, "y")}}'))
        self.assertIn('b(html, words, words("nav.skip"), -2);', self.code('{{> b(t nav.skip, -2)}}'))
        self.assertIn('b(html, words, true, web::Part{[&](web::Html& html2) {\nhtml2.literal("<hr>");\n}});',
                      self.code('{{#b(true)}}<hr>{{/b}}'))


class Words(unittest.TestCase):
    def faults(self, dutch, english):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for language, text in (('nl', dutch), ('en', english)):
                (root / f'core.{language}.po').write_text(textwrap.dedent(text), encoding='utf-8')
            return words.collect(root, list(root.iterdir()))[1]

    def test_languages_must_say_the_same(self):
        self.assertEqual(self.faults('msgid "a"\nmsgstr "x"', 'msgid "a"\nmsgstr "y"'), [])
        self.assertIn('core.nl.po:1: a has no text in language en', self.faults('msgid "a"\nmsgstr "x"', ''))
        self.assertIn('not the same arguments',
                      self.faults('msgid "a"\nmsgstr "{1}"', 'msgid "a"\nmsgstr "y"')[0])

    def test_texts_must_be_whole(self):
        same = lambda text: self.faults(text, text)[0]
        self.assertIn('has no text', same('msgid "a"\nmsgstr ""'))
        self.assertIn('is no key', same('msgid "A b"\nmsgstr "x"'))
        self.assertIn('already in', same('msgid "a"\nmsgstr "x"\nmsgid "a"\nmsgstr "x"'))
        self.assertIn('skips a number', same('msgid "a"\nmsgstr "{2}"'))
        self.assertIn('never says {1}',
                      same('msgid "a"\nmsgid_plural "a"\nmsgstr[0] "x"\nmsgstr[1] "y"'))
        with self.assertRaises(words.Fault):
            same('msgid a')


if __name__ == '__main__':
    unittest.main()
