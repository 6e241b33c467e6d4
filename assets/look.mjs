// Looks at bouwstenen/*.html as a browser does: axe (WCAG 2.2 AA and best practice) in light and dark, wide and narrow and
// right to left; the pages' content security policy; width at 320; size of targets; valid HTML; print. With a folder as argument it
// also leaves pictures there. Needs Chromium (CHROMIUM=path when it is not /usr/bin/chromium).
import { createServer } from 'node:http';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { violations } from '../tests/browser/axe.mjs';
import { launch } from '../tests/browser/browser.mjs';
import { mistakes } from '../tests/browser/html.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const pictures = process.argv[2];
const csp = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' };

const manifest = new Map(readFileSync(join(here, 'dist/manifest.txt'), 'utf8').trim().split('\n')
    .map(line => line.split(' ')).map(([logical, file]) => [logical, `/assets/${file}`]));
const asset = logical => manifest.get(logical) ?? (() => { throw new Error(`no asset ${logical}`); })();
const icons = readFileSync(join(here, 'src/iconen.txt'), 'utf8').split('\n');

function page(name) {
    const text = readFileSync(join(here, 'bouwstenen', `${name}.html`), 'utf8');
    const [, title, body = ''] = text.match(/^<!-- ([^|]*?)(?: \| (.*?))? -->/);
    const filled = text.slice(text.indexOf('\n') + 1).replaceAll('{{iconen.svg}}', asset('iconen.svg'))
        .replace(/\[([a-z0-9-]+)\]/g, (_, icon) => {
            if (!icons.includes(icon)) throw new Error(`${name}: no icon ${icon}`);
            return `<svg class="rd-i" aria-hidden="true" focusable="false"><use href="${asset('iconen.svg')}#${icon}"/></svg>`;
        });
    return `<!DOCTYPE html>
<html lang="nl" dir="ltr" class="rondom-theme">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Rondom</title>
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${asset('thema/rondom.css')}"><link rel="stylesheet" href="${asset('rondom.css')}">
<link rel="icon" href="${asset('favicon.svg')}" type="image/svg+xml"><script type="module" src="${asset('rondom.js')}"></script></head>
<body class="rd-blad ${body}"><a class="rd-sla-over" href="#inhoud">Naar de inhoud</a>
${filled}</body></html>`;
}

const names = readdirSync(join(here, 'bouwstenen')).map(file => file.replace('.html', ''));
let wrong = 0;
const say = (...words) => { ++wrong; console.log('✗', ...words); };

const server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (names.includes(path.slice(1))) {
        answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp });
        return answer.end(page(path.slice(1)));
    }
    if (![...manifest.values()].includes(path)) return answer.writeHead(404).end();
    answer.writeHead(200, { 'content-type': types[path.split('.').pop()], 'x-content-type-options': 'nosniff' });
    answer.end(readFileSync(join(here, 'dist', path.slice('/assets/'.length))));
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const url = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();

async function axe(colorScheme, width, dir) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
    const tab = await context.newPage();
    for (const name of names) {
        await tab.goto(`${url}/${name}`);
        await tab.evaluate(async direction => {
            document.documentElement.dir = direction;
            await document.fonts.ready;
        }, dir);
        for (const each of await violations(tab)) say(name, colorScheme, width, dir, each);
        if (pictures) await tab.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}-${dir}.png`), fullPage: true });
    }
    await context.close();
}

async function measure(width) {
    const context = await browser.newContext({ viewport: { width, height: 640 } });
    const tab = await context.newPage();
    tab.on('console', message => { if (/Content Security|Refused|Trusted/i.test(message.text())) say('csp', message.text()); });
    tab.on('pageerror', error => say('script', error.message));
    for (const name of names) {
        await tab.goto(`${url}/${name}`);
        const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) say(name, 'runs', over, 'px wide at', width);
        const small = await tab.evaluate(() => [...document.querySelectorAll('a[href],button,summary,input,textarea')].filter(each => {
            const box = each.getBoundingClientRect();
            return box.width && getComputedStyle(each).display !== 'inline' && !each.closest('.rd-sr,label') && (box.height < 24 || box.width < 24);
        }).map(each => each.outerHTML.slice(0, 80)));
        for (const each of small) say(name, width, 'small target', each);
    }
    await context.close();
}

if (pictures) mkdirSync(pictures, { recursive: true });
for (const name of names) {
    for (const each of await mistakes(page(name))) say(name, each);
}
for (const width of [1280, 390]) for (const scheme of ['light', 'dark']) await axe(scheme, width, 'ltr');
await axe('light', 1280, 'rtl');
for (const width of [320, 768, 1280]) await measure(width);
if (pictures) {
    const tab = await browser.newPage();
    for (const name of names) {
        await tab.goto(`${url}/${name}`);
        await tab.pdf({ path: join(pictures, `${name}.pdf`), format: 'A4', preferCSSPageSize: true });
    }
}
await browser.close();
server.close();
console.log(`${names.length} pages, ${wrong} mistakes`);
process.exit(wrong ? 1 : 0);
