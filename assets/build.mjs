// Makes assets/dist/ from assets/src/: one style sheet, the theme, one sprite of icons, one script, two letters, each with
// its hash in its name, and manifest.txt ("logical-name file sha256"). The result is committed, so that the C++ build
// needs no Node. `--check` writes nothing and fails when dist is not what src makes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { bundle, transform } from 'lightningcss';
import { theme } from './palette.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const src = join(here, 'src');
const dist = join(here, 'dist');
const modules = join(here, '..', 'node_modules');
const targets = { chrome: 111 << 16, firefox: 113 << 16, safari: (16 << 16) | (4 << 8) };
const most = { 'rondom.css': 14 * 1024, 'rondom.js': 4 * 1024 };  // gzip, ux.md 11

const made = new Map();  // file -> bytes
const manifest = [];

/** Files one asset under its logical name; gives the address that a page uses. */
function put(logical, content, { zip = false } = {}) {
    const bytes = Buffer.from(content);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const dot = logical.lastIndexOf('.');
    const file = `${logical.slice(0, dot)}.${sha256.slice(0, 10)}${logical.slice(dot)}`;
    made.set(file, bytes);
    manifest.push(`${logical} ${file} ${sha256}`);
    if (zip) {
        const packed = gzipSync(bytes, { level: 9 });
        packed[9] = 255;  // "unknown system": the same bytes wherever this runs
        made.set(`${file}.gz`, packed);
        if (packed.length > (most[logical] ?? Infinity)) throw new Error(`${logical}: ${packed.length} bytes gzip is too much`);
    }
    return `/assets/${file}`;
}

function letters() {
    const folder = join(modules, '@fontsource-variable/nunito-sans');
    return ['latin', 'latin-ext'].map(part => [
        `/assets/letter-${part}.woff2`,
        put(`letter-${part}.woff2`, readFileSync(join(folder, `files/nunito-sans-${part}-wght-normal.woff2`))),
    ]);
}

function styleSheet(addresses) {
    let css = bundle({ filename: join(src, 'css/rondom.css'), minify: true, targets }).code.toString();
    for (const [logical, address] of addresses) {
        if (!css.includes(logical)) throw new Error(`the style sheet does not use ${logical}`);
        css = css.replaceAll(logical, address);
    }
    put('rondom.css', css, { zip: true });
    return css;
}

const namesIn = text => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(match => match[1]);

/** Only the properties that the style sheet reads, directly or through another property. */
function pruned(used, properties, elsewhere = new Map()) {
    const seen = new Set();
    const waiting = [...used];
    while (waiting.length) {
        const name = waiting.pop();
        if (seen.has(name)) continue;
        seen.add(name);
        for (const source of [properties, elsewhere]) waiting.push(...namesIn(source.get(name) ?? ''));
    }
    return [...properties].filter(([name]) => seen.has(name)).map(([name, value]) => `${name}:${value}`).join(';');
}

/** Light unless the person or the device asks for dark: rd-licht and rd-donker on <html> are the person's choice. */
function themeSheet(css) {
    const used = new Set(namesIn(css));
    const light = pruned(used, theme.light);
    const dark = pruned(used, theme.dark, theme.light);
    const text = `.rondom-theme{color-scheme:light;${light}}
        @media screen and (prefers-color-scheme:dark){.rondom-theme:not(.rd-licht){color-scheme:dark;${dark}}}
        @media screen{.rondom-theme.rd-donker{color-scheme:dark;${dark}}}`;
    put('thema/rondom.css', transform({ filename: 'rondom', code: Buffer.from(text), minify: true, targets }).code, { zip: true });
}

const ownIcons = {
    'aan-zet': '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="4" fill="currentColor" stroke="none"/>',
};

function drawing(name) {
    if (ownIcons[name]) return ownIcons[name];
    const path = join(modules, `@tabler/icons/icons/outline/${name}.svg`);
    if (!existsSync(path)) throw new Error(`no icon '${name}': look it up in Tabler's outline set`);
    return readFileSync(path, 'utf8')
        .replace(/<!--[\s\S]*?-->/g, '').replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '').replace(/\s*\n\s*/g, '')
        .replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', '').replaceAll(' />', '/>');
}

/** src/iconen.txt lists the names; src/iconen.svg keeps their drawings, one a line, so that Tabler is asked only once. */
function icons() {
    const wanted = readFileSync(join(src, 'iconen.txt'), 'utf8').split('\n').filter(Boolean);
    const keptFile = join(src, 'iconen.svg');
    const kept = new Map();
    if (existsSync(keptFile)) {
        for (const line of readFileSync(keptFile, 'utf8').split('\n')) {
            const id = line.match(/^<symbol id="([^"]+)"/);
            if (id) kept.set(id[1], line);
        }
    }
    const symbol = name => kept.get(name) ?? `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor"`
        + ` stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${drawing(name)}</symbol>`;
    const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${[...new Set(wanted)].sort().map(symbol).join('\n')}\n</svg>\n`;
    if (!checking) writeFileSync(keptFile, sprite);
    put('iconen.svg', sprite.replaceAll('>\n<', '><'), { zip: true });
}

function script() {
    const text = readFileSync(join(src, 'js/rondom.js'), 'utf8');
    const small = text.split('\n').map(line => line.trim()).filter(line => line && !line.startsWith('//')).join('\n');
    put('rondom.js', small + '\n', { zip: true });
}

function files(folder, inside = '') {
    return readdirSync(join(folder, inside), { withFileTypes: true }).flatMap(entry => {
        const path = inside ? `${inside}/${entry.name}` : entry.name;
        return entry.isDirectory() ? files(folder, path) : [path];
    });
}

function write() {
    rmSync(dist, { recursive: true, force: true });
    for (const [file, bytes] of made) {
        mkdirSync(dirname(join(dist, file)), { recursive: true });
        writeFileSync(join(dist, file), bytes);
    }
}

/** Another version of zlib may pack the same bytes differently: what counts is what comes out. */
const plain = (file, bytes) => (file.endsWith('.gz') ? gunzipSync(bytes) : bytes);

function compare() {
    const present = new Set(files(dist));
    const wrong = [...made].filter(([file, bytes]) =>
        !present.has(file) || !plain(file, readFileSync(join(dist, file))).equals(plain(file, bytes)));
    const extra = [...present].filter(file => !made.has(file));
    for (const [file] of wrong) console.error(`assets/dist/${file}: not what assets/src makes`);
    for (const file of extra) console.error(`assets/dist/${file}: not made from assets/src`);
    if (wrong.length || extra.length) process.exit(1);
}

const checking = process.argv.includes('--check');
const css = styleSheet(letters());
themeSheet(css);
icons();
script();
put('favicon.svg', readFileSync(join(src, 'favicon.svg')), { zip: true });
put('licenties.txt', readFileSync(join(src, 'licenties.txt')), { zip: true });
made.set('manifest.txt', Buffer.from(manifest.sort().join('\n') + '\n'));
if (checking) compare();
else write();
for (const [file, bytes] of [...made].sort()) console.log(String(bytes.length).padStart(7), file);
