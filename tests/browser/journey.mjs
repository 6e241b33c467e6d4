// A journey is told twice: to a browser with script and to one without.
import { join } from 'node:path';
import { test } from 'node:test';
import { Region } from './region.mjs';

export const build = process.env.RONDOM_BUILD ?? 'build/dev';

/** A sentence of the story, so that a failure says where in the story it happened. */
const sentence = word => async (what, deeds) => {
    try {
        return await deeds();
    } catch (error) {
        error.message = `${word} ${what}:\n${error.message}`;
        throw error;
    }
};
export const given = sentence('given');
export const when = sentence('when');
export const then = sentence('then');

/** The address of the dossier that a page is about. */
export const dossierOf = path => path.match(/^\/dossiers\/[^/]+/)[0];

/** A story in a region of its own; `tell` gets the region and the setting in which people come. */
export function journey(name, tell) {
    for (const script of [true, false]) {
        test(`${name} (${script ? 'with' : 'without'} script)`, async () => {
            const region = await Region.start(build);
            try {
                await tell(region, { script });
            } catch (error) {
                await Promise.all(region.visitors.map((visitor, which) =>
                    visitor.picture(join(build, 'browser'), `${name} ${script ? '' : 'without script '}${which}`)));
                throw error;
            } finally {
                await region.stop();
            }
        });
    }
}
