// Makes demo/stream/media from the scenes: draws each frame with rsvg-convert, encodes all scenes in
// one run of ffmpeg (H.264 baseline with a quiet sound of rain) and cuts them into fMP4 segments.
// The result is committed; nobody needs to run this to try the demo.
//
//   node demo/stream/make-stream.mjs            (needs ffmpeg with libx264, and rsvg-convert)
//   node demo/stream/make-stream.mjs --still 3  (one PNG of scene 3 on stdout, to look at)
//
// One scene is SCENE_SECONDS long and its end meets its beginning, so the server can repeat it for
// as long as its product is on stage. Key frames lie on every segment's start.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { SCENES } from './scenes.mjs';

const WIDTH = 960;
const FRAMES_PER_SECOND = 24;
const SCENE_SECONDS = 15;
const SEGMENT_SECONDS = 3;
const media = fileURLToPath(new URL('./media/', import.meta.url));
const run = promisify(execFile);

async function draw(svg, file) {
  await writeFile(`${file}.svg`, svg);
  await run('rsvg-convert', ['-w', String(WIDTH), `${file}.svg`, '-o', `${file}.png`]);
  await rm(`${file}.svg`);
}

async function drawAll(folder) {
  const perScene = SCENE_SECONDS * FRAMES_PER_SECOND;
  const total = SCENES.length * perScene;
  let next = 0;
  const worker = async () => {
    while (next < total) {
      const index = next;
      next += 1;
      const svg = SCENES[Math.floor(index / perScene)]((index % perScene) / perScene);
      await draw(svg, join(folder, String(index).padStart(5, '0')));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, cpus().length) }, worker));
}

function encode(folder) {
  const keyEvery = String(SEGMENT_SECONDS * FRAMES_PER_SECOND);
  const seconds = String(SCENES.length * SCENE_SECONDS);
  const rain = `anoisesrc=color=pink:sample_rate=44100:amplitude=0.22:seed=7:duration=${seconds},highpass=f=350,lowpass=f=6500`;
  // biome-ignore format: one option and its value a line
  execFileSync('ffmpeg', [
    '-hide_banner', '-loglevel', 'error', '-y',
    '-framerate', String(FRAMES_PER_SECOND), '-i', join(folder, '%05d.png'),
    '-f', 'lavfi', '-i', rain,
    '-c:v', 'libx264', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p',
    '-preset', 'veryslow', '-tune', 'animation', '-crf', '30',
    '-maxrate', '330k', '-bufsize', '660k',
    '-g', keyEvery, '-keyint_min', keyEvery, '-sc_threshold', '0',
    '-c:a', 'aac', '-b:a', '32k', '-ac', '1', '-t', seconds,
    '-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_list_size', '0',
    '-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4',
    '-hls_segment_filename', join(media, '%02d.m4s'),
    join(folder, 'all.m3u8'),
  ], { stdio: 'inherit', cwd: media });
}

const still = process.argv.indexOf('--still');
if (still > 0) {
  const scene = SCENES[Number(process.argv[still + 1])];
  const svg = scene(Number(process.argv[still + 2] ?? 0.3));
  process.stdout.write(execFileSync('rsvg-convert', ['-w', String(WIDTH)], { input: svg }));
} else {
  const folder = await mkdtemp(join(tmpdir(), 'stream-'));
  try {
    for (const file of await readdir(media)) await rm(join(media, file));
    await drawAll(folder);
    encode(folder);
    await run('mv', [join(folder, 'init.mp4'), media]).catch(() => {});
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
