// One Chromium for the whole run (CHROMIUM=path when it is not /usr/bin/chromium).
import { chromium } from 'playwright-core';

export const launch = () => chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
});
