// A disk whose power can be cut: an ext4 image mounted through a loop device. Cutting copies the image
// without a sync and mounts the copy: what was only in the page cache of the mounted file system is
// gone, what was flushed is there. It models neither torn sectors nor a drive that lies about its
// flushes. Needs Linux, root and loop devices.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const IMAGE_BYTES = 96 * 1024 * 1024;
/** Longer than a run: nothing is flushed but what a program asks for. */
const JOURNAL_EVERY_S = 900;

/** Copies of an image that is written to meanwhile; each takes a fraction of a second. */
const COPY_ATTEMPTS = 40;

const run = (program, ...args) => execFileSync(program, args, { stdio: 'pipe' });

/**
 * Copies an image as it was at one moment. Where the image still is what the copy is after all of it
 * was read, and nothing was written meanwhile, the copy is the image between the two; else it is of no
 * moment at all, as no disk would be found, and is made again.
 */
function copyAtOneMoment(image, copy) {
  const writtenAt = () => statSync(image, { bigint: true }).mtimeNs;
  for (let attempt = 0; attempt < COPY_ATTEMPTS; attempt += 1) {
    const before = writtenAt();
    // Holes stay holes: an image is mostly empty.
    run('cp', '--sparse=always', image, copy);
    if (isSame(image, copy) && writtenAt() === before) return;
  }
  throw new Error('the image never stood still');
}

function isSame(one, other) {
  try {
    run('cmp', '--silent', one, other);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes one, empty. `t.after` is handed what undoes it all, mounts and files.
 *
 * @param imageBytes size; the file is sparse
 * @param options `keeps`: the disk as it was cut last stays for `keep`
 * @throws where images cannot be mounted
 */
export async function createDisk(t, imageBytes = IMAGE_BYTES, { keeps = false } = {}) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error('needs Linux and root');
  }
  const folder = mkdtempSync(join(tmpdir(), 'sp power '));
  const mounted = new Set();
  let life = 0;
  const at = (name) => join(folder, `${name}-${life}`);
  t.after(() => {
    for (const point of mounted) run('umount', '-l', point);
    rmSync(folder, { recursive: true, force: true });
  });
  const mount = () => {
    mkdirSync(at('disk'));
    run('mount', '-o', `loop,commit=${JOURNAL_EVERY_S}`, at('image'), at('disk'));
    mounted.add(at('disk'));
  };
  writeFileSync(at('image'), '');
  truncateSync(at('image'), imageBytes);
  run('mkfs.ext4', '-q', '-F', at('image'));
  mount();
  // What making the file system left in the cache is not what is tested.
  run('sync', '-f', at('disk'));
  return {
    /** Where the disk is mounted; another folder after each power loss. */
    path: () => at('disk'),
    /** Presses everything to disk, as an orderly shutdown does. */
    sync: () => run('sync', '-f', at('disk')),
    /** Copies the image as it was cut last, before anybody looked at it, into a folder. */
    keep(target) {
      mkdirSync(target, { recursive: true });
      const file = join(target, `${basename(folder)}, cut ${life}.img`);
      run('cp', '--sparse=always', join(folder, 'cut'), file);
      return file;
    },
    /**
     * What `look` makes of the disk as it would be found after a cut at this moment, by a folder; the
     * disk itself goes on. Whatever writes there must stand still.
     */
    look(look) {
      const copy = join(folder, 'look.img');
      const point = join(folder, 'look');
      copyAtOneMoment(at('image'), copy);
      mkdirSync(point, { recursive: true });
      run('mount', '-o', 'loop', copy, point);
      mounted.add(point);
      try {
        return look(point);
      } finally {
        run('umount', point);
        mounted.delete(point);
        rmSync(copy);
      }
    },
    /** Cuts the power: what was not flushed is gone. Whatever has files open there must be dead. */
    cutPower() {
      const [image, point] = [at('image'), at('disk')];
      life += 1;
      copyAtOneMoment(image, at('image'));
      if (keeps) run('cp', '--sparse=always', at('image'), join(folder, 'cut'));
      run('umount', '-l', point);
      mounted.delete(point);
      rmSync(image);
      mount();
    },
  };
}
