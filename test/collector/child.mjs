// The collector's own entry in a process of its own, so that it can be killed and its output read.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { TOKEN } from './support.mjs';

const MAIN = fileURLToPath(new URL('../../src/collector/main.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Starts `main.ts`; resolves once it listens: `{child, url, adminUrl, output()}`. */
export async function startProcess(t, database, env = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: database,
      HOST_TOKEN: TOKEN,
      ORIGINS: 'https://shop.example',
      PORT: '0',
      ADMIN_PORT: '0',
      LIMITS: 'test',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      output += text;
    });
  }
  const addressOf = (name) => new RegExp(`^${name} +(http://[^/\\s]+)`, 'm').exec(output)?.[1];
  while (addressOf('Health') === undefined) {
    if (child.exitCode !== null) throw new Error(`The collector did not start: ${output}`);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
  return {
    child,
    url: addressOf('Collector'),
    adminUrl: addressOf('Health'),
    output: () => output,
  };
}

/** Ends a child and waits until it is gone: `{code, ms}`. */
export async function endProcess({ child }, signal) {
  const startMs = Date.now();
  const gone = once(child, 'exit');
  child.kill(signal);
  const [code] = await gone;
  return { code, ms: Date.now() - startMs };
}
