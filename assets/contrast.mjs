// Contrast of the pairs of colours that axe cannot see (words in drawings, borders, focus), in light and dark:
// 4.5 for words, 3 for what must be told apart (WCAG 1.4.3, 1.4.11). Fails when one is too low.
import { theme } from './palette.mjs';

const sun = '#ffc83d', onSun = '#1d2427';  // --rd-zon, --rd-op-zon in basis.css
const parties = ['gezin', 'school', 'koo', 'jgz', 'leerplicht', 'team', 'swv', 'bestuur'];
const c = name => `--basis-color-${name}`;
const text = c('default-color-document'), soft = c('default-color-default');
const sheet = c('default-bg-document'), ground = c('default-bg-subtle'), now = 'now';

const words = [
    [text, sheet], [text, ground], [soft, sheet], [soft, ground], [soft, now], [soft, c('default-bg-default')], [onSun, sun],
    [c('action-1-inverse-color-default'), c('action-1-inverse-bg-default')], [c('action-1-color-default'), sheet],
    [c('action-2-color-default'), ground], [c('action-2-color-default'), now],
    [c('accent-1-inverse-color-document'), c('accent-1-inverse-bg-subtle')], [sheet, c('accent-1-color-default')],
    [text, c('positive-bg-active')], [text, c('negative-bg-default')], [text, c('accent-1-bg-default')],
    ['--basis-focus-color', '--basis-focus-background-color'],
    ...['positive', 'warning', 'negative', 'info'].flatMap(each => [
        [c(`${each}-color-default`), sheet], [c(`${each}-color-default`), now], [c(`${each}-color-default`), c(`${each}-bg-default`)]]),
    ...parties.map(each => [`--rd-partij-${each}`, `--rd-partij-${each}-bg`]),
    [soft, '--rd-partij-gezin-bg'], [soft, '--rd-partij-swv-bg'],
];
const edges = [
    [c('default-border-default'), sheet], [c('default-border-default'), ground], [c('negative-border-default'), sheet],
    [c('action-1-border-default'), sheet], [c('accent-1-color-default'), sheet],
];

function colour(name, mode) {
    if (name === now) {  // --rd-nu-vlak: a tenth of sun over the sheet
        const [over, under] = [sun, theme[mode].get(sheet)].map(channels);
        return over.map((value, at) => value * .1 + under[at] * .9);
    }
    if (name.startsWith('#')) return channels(name);
    const value = theme[mode].get(name) ?? theme.light.get(name);
    const other = value.match(/^var\((.*)\)$/);
    return other ? colour(other[1], mode) : channels(value);
}

const channels = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));

function luminance(rgb) {
    const linear = rgb.map(v => v / 255).map(v => (v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4));
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2];
}

function contrast(one, other, mode) {
    const [low, high] = [one, other].map(name => luminance(colour(name, mode))).sort((a, b) => a - b);
    return (high + .05) / (low + .05);
}

let lowest = 21, wrong = 0;
for (const mode of ['light', 'dark']) {
    for (const [pairs, least] of [[words, 4.5], [edges, 3]]) {
        for (const [one, other] of pairs) {
            const found = contrast(one, other, mode);
            if (least === 4.5) lowest = Math.min(lowest, found);
            if (found < least) { ++wrong; console.error(`✗ ${mode}: ${one} on ${other} ${found.toFixed(2)} < ${least}`); }
        }
    }
}
console.log(`lowest contrast of words ${lowest.toFixed(2)}, ${wrong} too low`);
process.exit(wrong ? 1 : 0);
