// What every page must keep to. One `PageChecks` lasts for the whole run: a page goes before axe when it has an element in a
// place where no page had it before, so that the same parts are not looked at a hundred times.
import { looksWrong, violations } from './axe.mjs';
import { kindsIn, mistakes, patternOf } from './html.mjs';

const narrow = 390;
const wide = 1280;

/** Listens to everything in a tab that should not happen, and keeps the document that the server sent. */
export function watch(tab) {
    const seen = { document: undefined, troubles: [] };
    tab.on('response', response => {
        const request = response.request();
        if (request.isNavigationRequest() && request.frame() === tab.mainFrame()) {
            if (response.status() < 300 || response.status() >= 400) seen.document = response;
        } else if (response.status() >= 400) {
            seen.troubles.push(`${response.status()} for ${response.url()}`);
        }
    });
    tab.on('requestfailed', request => {
        const why = request.failure()?.errorText;
        // Given up by the browser, because we went on before everything had come.
        if (why !== 'net::ERR_ABORTED') seen.troubles.push(`no answer for ${request.url()}: ${why}`);
    });
    tab.on('pageerror', error => {
        // The browser's own animation between two pages, given up because we went on faster than people do.
        if (!error.message.startsWith('Transition was ')) seen.troubles.push(`script: ${error.message}`);
    });
    tab.on('console', message => {
        // Chromium reports a document of 4xx as an error of its own; the journeys look at the status.
        const ofDocument = message.text().startsWith('Failed to load resource') && message.location().url === tab.url();
        if (['error', 'warning'].includes(message.type()) && !ofDocument) seen.troubles.push(`console: ${message.text()}`);
    });
    return seen;
}

async function tooWide(tab) {
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    return over > 0 ? [`runs ${over} px past the side at ${tab.viewportSize().width} px`] : [];
}

export class PageChecks {
    #addresses = new Set();
    #kinds = new Set();
    counts = { pages: 0, addresses: 0, looks: 0 };

    /** True when this page, at an address of this kind, holds something that was never checked. */
    isWorthALook(path, html) {
        return !this.#addresses.has(patternOf(path)) || this.#hasNewKinds(html);
    }

    /** What is wrong with the page that is shown now. `script` says whether scripts run in this tab (axe is one). */
    async faults(tab, seen, { script = true } = {}) {
        const html = await seen.document?.text() ?? await tab.content();
        const address = `${patternOf(new URL(tab.url()).pathname)}${script ? '' : ' without script'}`;
        const faults = seen.troubles.splice(0);
        if (/>[^<]*\{\d\}[^<]*</.test(html)) faults.push(`a text with a gap: ${html.match(/>([^<]*\{\d\}[^<]*)</)[1]}`);
        const isNew = !this.#addresses.has(address);
        ++this.counts.pages;
        if (isNew) {
            this.#addresses.add(address);
            ++this.counts.addresses;
            faults.push(...await this.#widths(tab));
        }
        if (isNew || this.#hasNewKinds(html)) faults.push(...await mistakes(html));
        if (script && this.#hasNewKinds(html)) {
            for (const kind of kindsIn(html)) this.#kinds.add(kind);
            ++this.counts.looks;
            faults.push(...await this.#looks(tab));
        }
        return faults;
    }

    #hasNewKinds(html) { return [...kindsIn(html)].some(kind => !this.#kinds.has(kind)); }

    async #widths(tab) {
        const own = tab.viewportSize();
        const faults = [];
        for (const width of new Set([own.width, narrow])) {
            await tab.setViewportSize({ ...own, width });
            faults.push(...await tooWide(tab));
        }
        await tab.setViewportSize(own);
        return faults;
    }

    /** Light and dark, on a desk and on a telephone. */
    async #looks(tab) {
        const own = tab.viewportSize();
        const other = own.width === narrow ? wide : narrow;
        const faults = await this.#axe(tab, violations, 'light', own.width);
        for (const width of [own.width, other]) faults.push(...await this.#axe(tab, looksWrong, 'dark', width));
        faults.push(...await this.#axe(tab, looksWrong, 'light', other));
        await tab.emulateMedia({ colorScheme: null });
        await tab.setViewportSize(own);
        return faults;
    }

    async #axe(tab, run, colorScheme, width) {
        await tab.emulateMedia({ colorScheme });
        await tab.setViewportSize({ width, height: 900 });
        return (await run(tab)).map(each => `axe ${colorScheme} ${width}: ${each}`);
    }
}
