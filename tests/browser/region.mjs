// A demonstration with people in it: `as('Ans de Wit')` gives somebody at a browser.
import { startDemo } from './demo.mjs';
import { launch } from './browser.mjs';
import { PageChecks } from './page_checks.mjs';
import { Visitor } from './visitor.mjs';

const checks = new PageChecks();
let browser;

export const counts = checks.counts;
export const openBrowser = async () => browser ??= await launch();
export const closeBrowser = async () => browser?.close();

export class Region {
    visitors = [];
    #demo;
    #contexts = [];

    static async start(build) {
        const region = new Region();
        region.#demo = await startDemo(build);
        await openBrowser();
        return region;
    }

    get address() { return this.#demo.address; }
    get checks() { return checks; }

    /** A browser with nobody signed in. */
    async visitor({ width = 1280, script = true, who = 'somebody' } = {}) {
        const context = await browser.newContext({
            viewport: { width, height: 900 }, javaScriptEnabled: script, reducedMotion: 'reduce', locale: 'nl-NL',
        });
        this.#contexts.push(context);
        context.setDefaultTimeout(15_000);
        const visitor = new Visitor(await context.newPage(), {
            address: this.address, checks, who, script, album: process.env.RONDOM_PICTURES,
        });
        this.visitors.push(visitor);
        return visitor;
    }

    /** A browser in which this person is chosen at /demo. */
    async as(name, setting = {}) {
        const visitor = await this.visitor({ who: name, ...setting });
        await visitor.become(name);
        return visitor;
    }

    async stop() {
        for (const context of this.#contexts) await context.close();
        await this.#demo.stop();
    }
}
