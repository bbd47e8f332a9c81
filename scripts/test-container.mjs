// Builds the collector's image and tries it as it is meant to run: not as root, on a read-only file
// system, without privileges; asks it for a show, stops it, starts it again on the same volume. Takes
// minutes and the network, so `npm test` leaves it out. Without Docker or Podman it says so and ends well.
import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const NAME = `stream-picks-test-${process.pid}`;
const PATIENCE_MS = 60_000;
const engine = ['docker', 'podman'].find(
  (program) => spawnSync(program, ['info'], { stdio: 'ignore' }).status === 0,
);

const run = (...args) =>
  execFileSync(engine, args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' }).trim();

function start() {
  const limits = ['--read-only', '--tmpfs=/tmp', '--cap-drop=ALL', '--memory=512m'];
  const safety = ['--security-opt=no-new-privileges'];
  const place = ['-v', `${NAME}:/data`, '-p', '127.0.0.1::8787'];
  run('run', '-d', '--name', NAME, ...limits, ...safety, ...place, NAME);
}

async function address() {
  const url = `http://${run('port', NAME, '8787/tcp').split('\n')[0]}`;
  for (const endMs = Date.now() + PATIENCE_MS; Date.now() < endMs; await wait(500)) {
    const answer = await fetch(`${url}/v1/streams/none/manifest`).catch(() => null);
    if (answer?.status === 404) return url;
  }
  throw new Error(`No answer: ${run('logs', NAME)}`);
}

function stop() {
  run('stop', '-t', '10', NAME);
  const code = run('inspect', '-f', '{{.State.ExitCode}}', NAME);
  if (code !== '0') throw new Error(`It ended with ${code}: ${run('logs', NAME)}`);
  run('rm', NAME);
}

/** Asks twice for the same show: made at first, there the second time. */
async function putShow(url, token, request, status) {
  const answer = await fetch(`${url}/v1/streams/friday`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (answer.status !== status) throw new Error(`${answer.status}: ${await answer.text()}`);
}

async function tryImage() {
  run('build', '-q', '-f', 'src/collector/Dockerfile', '-t', NAME, '.');
  const begin = Date.now();
  const request = {
    stream: 'friday',
    title: 'Friday show',
    products: [{ id: 'SKU-1', title: 'Shoe' }],
    audience: 20_000,
    start: begin,
    end: begin + 3_600_000,
  };
  start();
  const url = await address();
  const token = run('exec', NAME, 'cat', '/data/host-token');
  if (run('exec', NAME, 'id', '-u') === '0') throw new Error('It runs as root.');
  await putShow(url, token, request, 201);
  stop();
  start();
  await putShow(await address(), token, request, 200);
  stop();
}

if (engine === undefined) {
  console.log('No container engine runs here (docker or podman): nothing was built.');
} else {
  try {
    await tryImage();
    console.log(`${engine}: built, ran, kept its data over a stop.`);
  } finally {
    for (const args of [
      ['rm', '-f', NAME],
      ['volume', 'rm', '-f', NAME],
      ['rmi', '-f', NAME],
    ]) {
      spawnSync(engine, args, { stdio: 'ignore' });
    }
  }
}
