// Somebody at a browser: goes to pages, fills in forms, presses buttons, reads. Every page on the way is checked.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { watch } from './page_checks.mjs';

/** A label as people name it: how it begins; the form may add "(hoeft niet)". */
const beginning = label => label instanceof RegExp ? label : new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

let pictures = 0;

export class Visitor {
    #tab;
    #seen;
    #setting;

    constructor(tab, setting) {
        this.#tab = tab;
        this.#setting = setting;  // { address, checks, who, script }
        this.#seen = watch(tab);
    }

    get path() { return new URL(this.#tab.url()).pathname; }
    get status() { return this.#seen.document.status(); }

    /** For what has no sentence here. */
    get tab() { return this.#tab; }

    async open(path) {
        await this.#tab.goto(this.#setting.address + path);
        await this.#look();
    }

    /** Follows the link with these words. */
    async follow(words, where = this.#main) { await this.#onward(where.getByRole('link', { name: words }).first()); }

    /** Follows a link to a place on this page. */
    async jump(words) { await this.#main.getByRole('link', { name: words }).first().click(); }

    /** Presses the button with these words. */
    async press(words, where = this.#main) { await this.#onward(where.getByRole('button', { name: words }).first()); }

    /** Follows a link in the menus around the page. */
    async menu(words) { await this.follow(words, this.#tab.getByRole('banner')); }

    /** Chooses who to be, at /demo. */
    async become(name) {
        await this.open('/demo');
        await this.press(new RegExp(`${name}(?= )`));
    }

    /** Moves everybody's clock to the next day. */
    async nextDay() { await this.#onward(this.#tab.getByRole('complementary').getByRole('button', { name: 'dag', exact: false }).first()); }
    async nextWeek() { await this.#onward(this.#tab.getByRole('complementary').getByRole('button', { name: 'week', exact: false }).first()); }

    /** Types, chooses from a list: what each label gets. */
    async fill(values) {
        for (const [label, value] of values instanceof Map ? values : Object.entries(values)) {
            const field = this.#main.getByLabel(beginning(label));
            if (await field.evaluate(each => each.tagName === 'SELECT')) await field.selectOption({ label: value });
            else await field.fill(value);
        }
    }

    /** Ticks or picks, within the question with this legend when it is given. */
    async choose(label, legend) {
        const where = legend ? this.#main.getByRole('group', { name: legend }) : this.#main;
        await where.getByLabel(beginning(label)).check();
    }

    async isChosen(label) { assert.ok(await this.#main.getByLabel(beginning(label)).isChecked(), `${label} is not chosen`); }

    /** Opens a page again until it says this: mail goes out a little later. */
    async openUntil(path, words) {
        for (let times = 0; times < 200; ++times) {
            await this.#tab.goto(this.#setting.address + path);
            if ((await this.#text()).includes(words)) break;
        }
        await this.#look();
        await this.sees(words);
    }

    /** What these words look like in one part of the page. */
    async reads(part, pattern) {
        const text = await part.innerText();
        assert.match(text, pattern);
        return text.match(pattern)[0];
    }

    /** The card, section or row that has these words. */
    part(words, selector = 'section, article, li, .rd-kaart') {
        return this.#main.locator(selector).filter({ hasText: words }).last();
    }

    async sees(...words) {
        const text = await this.#text();
        for (const each of words) {
            assert.ok(each instanceof RegExp ? each.test(text) : text.includes(each), `${this.path} does not say: ${each}\n${text}`);
        }
    }

    async seesNothingOf(...words) {
        const text = await this.#text();
        for (const each of words) {
            assert.ok(each instanceof RegExp ? !each.test(text) : !text.includes(each), `${this.path} says: ${each}\n${text}`);
        }
    }

    async holds(label, value) { assert.equal(await this.#main.getByLabel(beginning(label)).inputValue(), value); }

    async hasFocus(label) {
        assert.ok(await this.#main.getByLabel(beginning(label)).evaluate(each => each === document.activeElement), `${label} has no focus`);
    }

    async titled(words) { assert.match(await this.#tab.title(), words); }

    answered(status) { assert.equal(this.status, status, `${this.path} answered ${this.status}`); }

    isAt(path) {
        assert.ok(path instanceof RegExp ? path.test(this.path) : this.path === path, `at ${this.path}, not at ${path}`);
    }

    /** Leaves a picture behind, for whoever looks at what went wrong. */
    async picture(folder, name) {
        mkdirSync(folder, { recursive: true });
        await this.#tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    }

    get #main() { return this.#tab.getByRole('main'); }

    async #text() { return (await this.#main.innerText()).replaceAll('\u00a0', ' '); }

    async #onward(locator) {
        await Promise.all([this.#tab.waitForNavigation(), locator.click()]);
        await this.#look();
    }

    async #look() {
        const faults = await this.#setting.checks.faults(this.#tab, this.#seen, this.#setting);
        assert.deepEqual(faults, [], `${this.#setting.who} at ${this.path}`);
        assert.ok(this.status < 500, `${this.status} at ${this.path}`);
        if (this.#setting.album) await this.#keep();
    }

    /** The page as people on a telephone and at a desk see it, for whoever looks through the album afterwards. */
    async #keep() {
        const own = this.#tab.viewportSize();
        const number = String(++pictures).padStart(3, '0');
        for (const width of [390, 1280]) {
            await this.#tab.setViewportSize({ ...own, width });
            await this.picture(this.#setting.album, `${number} ${this.#setting.who} ${this.path.replaceAll('/', ' ').trim().slice(0, 80)} ${width}`);
        }
        await this.#tab.setViewportSize(own);
    }
}
