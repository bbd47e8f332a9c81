// Makes the pictures that the players' tests play: twelve seconds of ffmpeg's own test card with a
// clock in it, a key frame each second, as one file (`plain.mp4`), as fragments of a second that
// the test's server cuts apart (`fragments.mp4`), and as a transport stream (`stream.mpegts`). All cues
// are added by the server. The results are committed and are CC0; a test run needs no ffmpeg.
//
//   node test/e2e/support/players/make-media.mjs      (needs ffmpeg with libx264)
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SECONDS = 12;
const FRAMES_PER_SECOND = 10;
const media = fileURLToPath(new URL('./media/', import.meta.url));

// biome-ignore format: one option and its value a line
const encode = (file, ...as) => execFileSync('ffmpeg', [
  '-hide_banner', '-loglevel', 'error', '-y', '-bitexact',
  '-f', 'lavfi', '-i', `testsrc=size=320x180:rate=${FRAMES_PER_SECOND}:duration=${SECONDS}`,
  '-c:v', 'libx264', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p',
  '-preset', 'veryslow', '-tune', 'animation', '-crf', '40',
  '-g', String(FRAMES_PER_SECOND), '-keyint_min', String(FRAMES_PER_SECOND), '-sc_threshold', '0',
  '-flags', '+bitexact', '-map_metadata', '-1',
  ...as, `${media}${file}`,
], { stdio: 'inherit' });

encode('plain.mp4', '-movflags', '+faststart');
encode('fragments.mp4', '-movflags', '+frag_keyframe+empty_moov+default_base_moof+skip_trailer');
encode('stream.mpegts', '-f', 'mpegts', '-muxdelay', '0', '-muxpreload', '0');
