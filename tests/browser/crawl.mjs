// As everybody of the demonstration: every link that the product itself shows leads to a page, and every page keeps to the checks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksIn } from './html.mjs';
import { build } from './journey.mjs';
import { Region } from './region.mjs';

const personas = html => [...html.matchAll(/rd-persona__naam"><bdi>([^<]*)<\/bdi><\/span><span class="rd-persona__rol">([^<]*?)(?:, <bdi>|<\/span>)/g)]
    .map(([, name, role]) => ({ name, role }));

/** Walks every link from `start` on; gives what was wrong, with the page that showed the link. */
async function walk(region, visitor, start) {
    const request = visitor.tab.context().request;
    const waiting = new Map([[start, 'the start']]);
    const met = new Set();
    const faults = [];
    while (waiting.size > 0) {
        const [[path, from]] = waiting;
        waiting.delete(path);
        met.add(path);
        const answer = await request.get(region.address + path);
        const html = await answer.text();
        if (answer.status() >= 400) faults.push(`${answer.status()} for ${path}, a link on ${from}`);
        if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
        const there = new URL(answer.url()).pathname;
        if (region.checks.isWorthALook(there, html)) {
            await visitor.open(path).catch(error => faults.push(error.message));
        }
        for (const link of linksIn(html)) if (!met.has(link) && !waiting.has(link)) waiting.set(link, path);
    }
    return { faults, count: met.size };
}

test('as everybody: every link of the product leads somewhere, and every page is well made', async t => {
    const region = await Region.start(build);
    try {
        const start = await (await fetch(`${region.address}/demo`)).text();
        const people = [{ name: 'nobody', role: 'visitor' }, ...personas(start)];
        assert.ok(people.length > 10, 'the demo has people');
        for (const { name, role } of people) {
            await t.test(`${name}, ${role}`, async () => {
                const family = ['Ouder', 'Jeugdige'].includes(role);
                const setting = { width: family ? 390 : 1280 };
                const visitor = await (name === 'nobody' ? region.visitor(setting) : region.as(name, setting));
                const { faults, count } = await walk(region, visitor, name === 'nobody' ? '/' : '/mijn');
                console.log(`${name}: ${count} addresses`);
                assert.deepEqual(faults, []);
            });
        }
    } finally {
        await region.stop();
    }
});
