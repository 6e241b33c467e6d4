// The checks are checked: each of these pages has one fault, and exactly that is what is said of it.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { openBrowser } from './region.mjs';
import { PageChecks, watch } from './page_checks.mjs';

const page = (body, head = '') => `<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Proef</title>${head}</head>
<body><main><h1>Proef</h1>${body}</main></body></html>`;

const planted = {
    'nothing wrong': [page('<p>Goed.</p>'), null],
    'a field without a label': [page('<form action="/"><p><input type="text" name="naam"></p></form>'), /axe light.*label|input-missing-label/],
    'too little contrast': [page('<p class="bleek">Bijna niet te lezen</p>', '<link rel="stylesheet" href="/bleek.css">'), /axe light.*color-contrast/],
    'too little contrast in the dark only': [page('<p class="nacht">Alleen overdag te lezen</p>', '<link rel="stylesheet" href="/nacht.css">'), /^axe dark.*color-contrast/],
    'a tag that does not close': [page('<section><h2>Open</h2><p>Nooit dicht</p>'), /close-order/],
    'an id twice': [page('<p id="een">Een</p><p id="een">Twee</p>'), /no-dup-id/],
    'an element wider than a telephone': [page('<p class="breed">Te breed</p>', '<link rel="stylesheet" href="/breed.css">'), /past the side at 390/],
    'an error in a script': [page('<p>Stuk.</p>', '<script src="/stuk.js"></script>'), /script: stuk/],
    'an error in the console': [page('<p>Klacht.</p>', '<script src="/klacht.js"></script>'), /console: klacht/],
    'a script in the page, against the policy': [page('<p>Inline.</p><script>document.title = "anders";</script>'), /console:.*Content Security Policy/i],
    'a picture that is not there': [page('<p><img src="/weg.png" alt="Weg"></p>'), /404 for .*weg\.png/],
    'a heading too deep': [page('<h4>Te diep</h4>'), /heading-(order|level)/],
    'style in the page': [page('<p style="margin: 0">Anders</p>'), /no-inline-style/],
};

const files = {
    '/bleek.css': '.bleek { color: #ccc; background: #fff; }',
    '/nacht.css': '@media (prefers-color-scheme: dark) { body { background: #000; color: #fff; } .nacht { color: #333; } }',
    '/breed.css': '.breed { inline-size: 60rem; }',
    '/stuk.js': 'throw new Error("stuk");',
    '/klacht.js': 'console.error("klacht");',
};

let server;
before(async () => {
    server = createServer((request, answer) => {
        const path = decodeURIComponent(request.url);
        const [html] = planted[path.slice(1)] ?? [];
        if (!html && !(path in files)) return answer.writeHead(path === '/favicon.ico' ? 204 : 404).end();
        const type = html ? 'text/html; charset=utf-8' : path.endsWith('.css') ? 'text/css' : 'text/javascript';
        answer.writeHead(200, { 'content-type': type, 'content-security-policy': "default-src 'self'" }).end(html ?? files[path]);
    });
    await new Promise(ready => server.listen(0, '127.0.0.1', ready));
});
after(() => server.close());

for (const [name, [, expected]] of Object.entries(planted)) {
    test(`planted: ${name}`, async () => {
        const browser = await openBrowser();
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
        const tab = await context.newPage();
        const seen = watch(tab);
        await tab.goto(`http://127.0.0.1:${server.address().port}/${encodeURIComponent(name)}`);
        const faults = await new PageChecks().faults(tab, seen);
        await context.close();
        if (expected) assert.ok(faults.some(fault => expected.test(fault)), `not found; found: ${faults.join('\n')}`);
        else assert.deepEqual(faults, []);
    });
}
