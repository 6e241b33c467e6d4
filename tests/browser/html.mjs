// The HTML that the server sent: is it valid, and what does it look like from afar?
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
        'no-inline-style': 'error',
        // A table that becomes cards on a telephone stays a table for a screen reader only when its roles are written out.
        'no-redundant-role': 'off',
        // The label of a choice is around it and names it as well: some speech software needs the one, some the other.
        'no-redundant-for': 'off',
        // The style sheet keeps telephone numbers on one line.
        'tel-non-breaking': 'off',
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
        'long-title': 'off',
    },
});

/** What is wrong with the HTML, a line for each mistake. */
export async function mistakes(html) {
    const report = await validator.validateString(html);
    return report.results.flatMap(result => result.messages)
        .map(each => `${each.ruleId} (line ${each.line}): ${each.message}`);
}

const tag = /<(\/?)([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g;
const lone = new Set(['meta', 'link', 'input', 'br', 'hr', 'img']);

/** What kinds of elements a page has, and in what: `article.rd-kaart>h3. `; the words and how many do not count. */
export function kindsIn(html) {
    const kinds = new Set();
    const open = [];
    for (const [, closing, name, attributes, self] of html.matchAll(tag)) {
        if (closing) {
            open.pop();
            continue;
        }
        const kind = `${name}.${attributes.match(/\bclass="([^"]*)"/)?.[1] ?? ''}`;
        const names = [...attributes.matchAll(/\s([\w:-]+)(?==|\s|$)/g)].map(match => match[1]).sort();
        kinds.add(`${open.at(-1)}>${kind} ${names.join(' ')}`);
        if (!self && !lone.has(name)) open.push(kind);
    }
    return kinds;
}

/** Addresses of our own site that this page links to, without what comes after #. */
export function linksIn(html) {
    const links = new Set();
    for (const [, address] of html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
        const path = address.replaceAll('&amp;', '&').replace(/#.*/, '');
        if (path.startsWith('/') && !path.startsWith('//')) links.add(path);
    }
    return [...links];
}

/** The address with what differs from dossier to dossier left out. */
export function patternOf(path) {
    return path.replace(/\?.*/, '').replace(/[a-z2-7]{26}/g, '*').replace(/(?<=\/uitnodiging\/|\/aanmelden\/)[^/]+/, '*');
}
