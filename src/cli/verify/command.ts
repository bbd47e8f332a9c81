/** `stream-picks verify`: whether the log in an export is as it was written. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { AuditFault, AuditLog, AuditVerdict } from '../../core/audit.js';
import { verifyAudit } from '../../core/audit.js';
import { StreamPicksError } from '../../core/errors.js';
import type { ProgramOutput } from '../program.js';
import { entriesAbout } from './about.js';
import { readLogFile } from './log-file.js';

interface Flags {
  readonly about?: boolean;
  readonly catalog?: string;
  readonly head?: string;
}

const LIMIT = `An intact log shows that no entry was changed, dropped, inserted or put elsewhere since it was written.
It does not show who wrote it: whoever changes the file can cut entries off its end and put the right head there, or make
a whole new log that is just as intact. Against that, keep the head of an earlier export and hand it over with --head.`;

const HELP = `
${LIMIT}

Prints JSON: intact, entries, head, the numbers of the first and last entry, and with a fault what is
wrong and the number of the entry. The exit code is 1 then.`;

/** Adds the command to the program. */
export function addVerifyCommand(program: Command, output: ProgramOutput): void {
  program
    .command('verify')
    .description('check that the log in an export was not changed since it was written')
    .argument('<file>', 'what "Export" or "Download the log" saved')
    .option('--about', 'also tell which acts each entry is about; needs a whole export')
    .option('--catalog <file>', 'a catalogue: names the products that --about meets')
    .option('--head <hash>', 'the head of an earlier export, which this log must go on from')
    .addHelpText('after', HELP)
    .action(async (file: string, { about, catalog, head }: Flags) => {
      const { log, salt, rest } = await readLogFile(file);
      if (about && salt === null) {
        throw new StreamPicksError('settings', 'only a whole export holds what --about needs');
      }
      const start = performance.now();
      const verdict = await verifyAudit(log, sha256);
      const took = Math.round(performance.now() - start);
      const named =
        about && salt !== null && verdict.intact
          ? {
              about: await entriesAbout(
                log.entries,
                salt,
                [rest, await readNames(catalog)],
                sha256,
              ),
            }
          : {};
      const goesOn = head === undefined || goesOnFrom(log, head);
      const result = {
        ...describe(log, verdict),
        ...(head === undefined ? {} : { goesOn }),
        ...named,
      };
      output.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      output.stderr.write(`${inWords(log, verdict)} (${took} ms)\n${LIMIT}\n`);
      if (!verdict.intact) {
        throw new StreamPicksError('log', `${verdict.fault} at entry ${verdict.at}`);
      }
      if (!goesOn) {
        throw new StreamPicksError(
          'log',
          'it does not go on from the head given: it was written anew, or that part was removed on the device since',
        );
      }
    });
}

function describe({ entries, head }: AuditLog, verdict: AuditVerdict): object {
  return {
    intact: verdict.intact,
    entries: entries.length,
    head,
    from: entries[0]?.seq ?? null,
    to: entries.at(-1)?.seq ?? null,
    ...(verdict.intact ? {} : { fault: verdict.fault, at: verdict.at }),
  };
}

/** True where the log still holds the entry whose hash was the head once. */
function goesOnFrom({ checkpoint, entries }: AuditLog, head: string): boolean {
  return checkpoint?.head === head || entries.some(({ hash }) => hash === head);
}

/** The verdict as a sentence for people. */
export function inWords(log: AuditLog, verdict: AuditVerdict): string {
  const { checkpoint, entries } = log;
  if (!verdict.intact) return `The log is not as it was written. ${faultWords(log, verdict)}`;
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined) return 'The log is intact, and empty.';
  const removed =
    checkpoint === null
      ? ''
      : ` The ${checkpoint.count} before them were removed on the device, as the log itself notes.`;
  return `The log is intact: ${entries.length} entries, number ${first.seq} of ${day(first.at)} to number ${last.seq} of ${day(last.at)}.${removed}`;
}

function faultWords(
  { checkpoint, entries }: AuditLog,
  { at, fault }: { readonly at: number; readonly fault: AuditFault },
): string {
  const index = at - (checkpoint === null ? 0 : checkpoint.seq + 1);
  const entry = `Entry ${at}, at place ${index + 1} of the file,`;
  switch (fault) {
    case 'shape':
      return `${entry} is no entry: something in it is missing, added or of another kind.`;
    case 'sequence':
      return `Entry ${at} is missing: at place ${index + 1} of the file stands number ${entries[index]?.seq}.`;
    case 'link':
      return `${entry} does not follow the one before it: one of the two was changed or exchanged.`;
    case 'hash':
      return `${entry} says something else than when it was written.`;
    case 'head':
      return `Entries after number ${at - 1} are missing, or the log’s head was changed: they do not fit.`;
    case 'checkpoint':
      return `The log removed the entries up to number ${at}, but notes something else about it.`;
  }
}

function day(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString().slice(0, 10) : 'no known day';
}

/** The texts of a catalogue; nothing without one. */
async function readNames(file: string | undefined): Promise<unknown> {
  if (file === undefined) return null;
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new StreamPicksError('dataset', 'this catalogue cannot be read', { path: file, cause });
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return createHash('sha256').update(bytes).digest();
}
