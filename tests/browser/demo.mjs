// The demonstration of one test: started fresh, gone when the test is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Starts `rondom demo` on a free port; ready when it answers. */
export async function startDemo(build) {
    const program = spawn(join(build, 'rondom'), ['demo', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    program.stderr.on('data', text => said.push(text));
    const lines = createInterface({ input: program.stdout });
    const ended = once(program, 'exit').then(([code]) => { throw new Error(`the demo ended with ${code}: ${said.join('')}`); });
    ended.catch(() => {});

    const [line] = await Promise.race([once(lines, 'line'), ended]);
    const address = line.match(/http:\/\/[\d.]+:\d+/)?.[0];
    if (!address) throw new Error(`the demo says no address: ${line}`);
    const health = await fetch(`${address}/healthz`);
    if (!health.ok) throw new Error(`the demo is not well: ${health.status}`);

    return {
        address,
        said: () => said.join(''),
        async stop() {
            const gone = once(program, 'exit');
            program.kill('SIGTERM');
            await gone;
        },
    };
}
