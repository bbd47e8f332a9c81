/** `stream-picks audit`: a page, the same as JSON beside it, and an exit code. */

import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import { decodePack, type Pack } from '../../model/pack.js';
import { readDataset } from '../data/read-dataset.js';
import { readWeightsFile } from '../evaluate/weights-file.js';
import { prepareOutput } from '../output-file.js';
import type { ProgramOutput } from '../program.js';
import { type AuditReport, audit } from './audit.js';
import { readCatalogueFile } from './catalogue-file.js';
import { LIMITS, readLimits } from './limits.js';
import { ablationMarkdown, renderReport, verdictMarkdown } from './report.js';

interface AuditFlags {
  readonly catalog: string;
  readonly pack?: string;
  readonly weights?: string;
  readonly data?: string;
  readonly limits?: string;
  readonly output: string;
  readonly viewers: number;
  readonly seed: number;
  readonly ablation?: boolean;
}

/** Viewers of a dataset that are looked at. */
const MOST_VIEWERS = 1000;

const HELP = `
Limits, which a file as {"coverage": 0.3} overrides:
${Object.entries(LIMITS)
  .map(
    ([id, { bound, limit, title }]) =>
      `  ${id.padEnd(18)} ${`at ${bound} ${limit}`.padEnd(14)} ${title}`,
  )
  .join('\n')}

The exit code is 1 where a limit does not hold.`;

/** Adds the command to the program. */
export function addAuditCommand(program: Command, output: ProgramOutput): void {
  program
    .command('audit')
    .description('measure how fairly picks treat products and viewers, and hold it against limits')
    .requiredOption('--catalog <file>', 'catalogue as JSON, or as a table (.csv with a column id)')
    .option('--pack <file>', 'pack of past orders, made by `prepare` for this catalogue')
    .option('--weights <file>', 'weights to audit; the shipped ones by default')
    .option('--data <folder>', 'dataset with real histories, which groups of viewers are known for')
    .option('--limits <file>', 'limits as JSON, in place of the ones below')
    .option(
      '-o, --output <file>',
      'the page; a .json of the same name is written beside it',
      'report.html',
    )
    .option('--viewers <count>', 'simulated viewers of each kind', readCount, 60)
    .option('--seed <number>', 'of everything random', readCount, 1)
    .option(
      '--ablation',
      'print the tables of a model card (Markdown): limits, and what each step costs and gives',
    )
    .addHelpText('after', HELP)
    .action(async (flags: AuditFlags) => {
      const page = flags.output.endsWith('.html') ? flags.output : `${flags.output}.html`;
      await prepareOutput(page);
      const report = await runAudit(flags, output);
      await writeFile(page, renderReport(report, basename(flags.catalog)));
      await writeFile(page.replace(/\.html$/, '.json'), `${JSON.stringify(report, null, 2)}\n`);
      output.stdout.write(flags.ablation === true ? asMarkdown(report) : asJson(report, page));
      const red = report.verdicts.filter(({ passed }) => !passed).map(({ title }) => title);
      if (red.length > 0) {
        throw new StreamPicksError('limit', `past the limit: ${red.join(', ')}`, { path: page });
      }
    });
}

async function runAudit(flags: AuditFlags, output: ProgramOutput): Promise<AuditReport> {
  const { products, refused } = await readCatalogueFile(flags.catalog);
  if (refused > 0) output.stderr.write(`${refused} products of the catalogue are left out\n`);
  return audit({
    products,
    pack: flags.pack === undefined ? null : await readPack(flags.pack, products),
    weights: await readWeightsFile(flags.weights),
    dataset: flags.data === undefined ? null : await readDataset(flags.data, flags.seed),
    perKind: flags.viewers,
    mostViewers: MOST_VIEWERS,
    seed: flags.seed,
    limits: flags.limits === undefined ? {} : await readLimits(flags.limits),
  });
}

async function readPack(file: string, products: readonly Product[]): Promise<Pack> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new StreamPicksError('model', 'a pack that cannot be read', { path: file, cause });
  }
  return decodePack(bytes, products);
}

function asJson({ passed, verdicts }: AuditReport, page: string): string {
  const measures = Object.fromEntries(
    verdicts.map(({ id, before, value, bound, limit, passed: holds }) => [
      id,
      { ...(before === null ? {} : { before }), value, [bound]: limit, passed: holds },
    ]),
  );
  return `${JSON.stringify({ passed, report: page, measures }, null, 2)}\n`;
}

function asMarkdown({ verdicts, ablation, dataset }: AuditReport): string {
  const tables = [
    verdictMarkdown(verdicts),
    `Simulated viewers:\n\n${ablationMarkdown(ablation)}`,
    ...(dataset === null ? [] : [`${dataset.name}:\n\n${ablationMarkdown(dataset.ablation)}`]),
  ];
  return `${tables.join('\n\n')}\n`;
}

function readCount(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Not a whole number.');
  return value;
}
