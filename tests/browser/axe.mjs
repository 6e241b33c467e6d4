// axe-core in a page: WCAG 2.2 A and AA, and best practice.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** What colours and width decide; the other rules say the same in every colour. */
const looks = { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'] };

async function run(tab, runOnly) {
    if (!await tab.evaluate(() => 'axe' in globalThis)) await tab.evaluate(axe);
    const found = await tab.evaluate(
        only => globalThis.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly);
    return found.violations.map(({ id, nodes }) =>
        `${id}: ${nodes.slice(0, 3).map(node => `${node.target} ${node.any[0]?.message ?? node.all[0]?.message ?? ''}`).join(' | ')}`);
}

/** What axe finds wrong in this page as it is shown now, a line for each rule. */
export const violations = tab => run(tab, everything);
/** The same, for what another colour or width can make wrong. */
export const looksWrong = tab => run(tab, looks);
