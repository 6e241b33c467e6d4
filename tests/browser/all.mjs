// Every browser test, in one process: one Chromium, and one memory of what was checked already.
import { after } from 'node:test';
import { closeBrowser, counts } from './region.mjs';
import './checks_test.mjs';
import './journeys/teacher.mjs';
import './journeys/parent.mjs';
import './journeys/youth.mjs';
import './journeys/professionals.mjs';
import './journeys/invitation.mjs';
import './journeys/whole_route.mjs';
import './crawl.mjs';

after(async () => {
    await closeBrowser();
    console.log(`${counts.pages} pages at ${counts.addresses} kinds of address, ${counts.looks} of them before axe`);
});
