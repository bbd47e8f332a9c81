/** `stream-picks prepare`: a catalogue and past orders in, one pack out. */

import { readFile, rename, writeFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError } from 'commander';
import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import { decodePack, encodePack } from '../../model/pack.js';
import { parseCatalogue } from '../../wire/catalogue.js';
import { prepareOutput } from '../output-file.js';
import type { ProgramOutput } from '../program.js';
import { makePack, NEIGHBOURS, RANK } from './make-pack.js';
import { type ParsedOrders, parseOrders } from './orders.js';
import type { PrivacyRule } from './private-inputs.js';
import { addRuleOptions, RULE_HELP, type RuleFlags, ruleOf } from './rule-options.js';
import { openWorkFiles } from './work-files.js';

interface PrepareFlags extends RuleFlags {
  readonly catalog: string;
  readonly orders?: string;
  readonly output: string;
  readonly seed: number;
  readonly neighbours: number;
  readonly rank: number;
}

/** Letters of a training's key in the name of its file. */
const KEY_LETTERS = 8;
/** Steps of the bar. */
const BAR_STEPS = 1000;
const LOG_EVERY_MS = 5000;
/** A pack uses no address, so any base will do to resolve relative ones. */
const BASE_URL = 'https://shop.invalid/';

const HELP = `
Orders: a table with the columns buyer,product,at[,quantity], or one JSON object with these keys a
line; at is ISO 8601 or milliseconds since 1970. Products that the catalogue does not have are
counted and skipped. Without orders the pack holds what the catalogue alone gives: nothing but its
binding to the catalogue.
An interrupted run goes on from <output>.*.part when it is started again with the same input; with
--epsilon <output>.noise.part tells the noise, so keep it as secret as the orders.
${RULE_HELP}`;

/** Adds the command to the program. */
export function addPrepareCommand(program: Command, output: ProgramOutput): void {
  const command = program
    .command('prepare')
    .description('make a pack (popularity, item-item list, factors) from a catalogue and orders')
    .requiredOption('--catalog <file>', 'the catalogue, as the page has it')
    .option('--orders <file>', 'past orders')
    .requiredOption('-o, --output <file>', 'where the pack goes')
    .option('--seed <number>', 'equal input and seed give equal packs', readCount, 1)
    .option('--neighbours <count>', 'of a product, at most 255', readCount, NEIGHBOURS)
    .option('--rank <count>', 'length of the factors; 0: none', readCount, RANK);
  addRuleOptions(command)
    .addHelpText('after', HELP)
    .action(async (flags: PrepareFlags) => {
      const rule = ruleOf(flags);
      await prepareOutput(flags.output);
      const { products, refused } = await readCatalogue(flags.catalog);
      const orders = await readOrders(flags.orders, products);
      const bytes = await makeInterruptible(products, orders, { ...flags, ...rule }, output);
      const pack = decodePack(bytes, products);
      const draft = `${flags.output}.${process.pid}`;
      await writeFile(draft, bytes);
      await rename(draft, flags.output);
      const result = {
        file: flags.output,
        bytes: bytes.length,
        bytesAnItem: Math.round((10 * bytes.length) / Math.max(1, pack.items)) / 10,
        items: pack.items,
        catalogueHash: pack.catalogueHash,
        refusedProducts: refused,
        buyers: orders.histories.length,
        purchases: orders.purchases,
        unknownProducts: orders.unknownProducts,
        returns: orders.returns,
        neighbours: pack.neighbours.entries,
        rank: pack.factors?.rank ?? 0,
        scales: pack.scales,
        rule: pack.rule,
      };
      output.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    });
}

/** Makes the pack with a bar; the first Ctrl-C saves and ends, the second one just ends. */
async function makeInterruptible(
  products: readonly Product[],
  { histories }: ParsedOrders,
  flags: Omit<PrepareFlags, keyof PrivacyRule> & PrivacyRule,
  output: ProgramOutput,
): Promise<Uint8Array> {
  const bar = new SingleBar({
    stream: output.stderr,
    format: 'pack {bar} {percentage} % {note}, {eta_formatted} left',
    hideCursor: true,
    // Without a terminal, a line now and then.
    noTTYOutput: true,
    notTTYSchedule: LOG_EVERY_MS,
  });
  const interruption = new AbortController();
  const interrupt = (): void => {
    const message = `interrupted; the same command goes on from ${flags.output}.*.part`;
    interruption.abort(new StreamPicksError('settings', message));
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const files = await openWorkFiles(products, histories, flags, (kind, key) => {
    const name = kind === 'noise' ? kind : key.slice(0, KEY_LETTERS);
    return `${flags.output}.${name}.part`;
  });
  bar.start(BAR_STEPS, 0, { note: '' });
  try {
    const raw = await makePack(
      products,
      histories,
      flags,
      (done, note) => bar.update(Math.round(done * BAR_STEPS), { note }),
      { ...files, signal: interruption.signal },
    );
    const bytes = encodePack(raw);
    await files.remove();
    return bytes;
  } finally {
    bar.stop();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

async function readCatalogue(file: string): Promise<{ products: Product[]; refused: number }> {
  const text = await readText(file, 'catalog-load');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new StreamPicksError('catalog-load', `${file} is not JSON`, { cause });
  }
  const { products, refused } = parseCatalogue(json, { baseUrl: BASE_URL });
  const byId = new Map<string, Product>();
  for (const product of products) if (!byId.has(product.id)) byId.set(product.id, product);
  return { products: [...byId.values()], refused: refused.length };
}

async function readOrders(
  file: string | undefined,
  products: readonly Product[],
): Promise<ParsedOrders> {
  if (file === undefined) return { histories: [], purchases: 0, unknownProducts: 0, returns: 0 };
  const itemOf = new Map(products.map(({ id }, item) => [id, item]));
  return parseOrders(await readText(file, 'dataset'), file, (id) => itemOf.get(id));
}

async function readText(file: string, code: 'catalog-load' | 'dataset'): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new StreamPicksError(code, `${file} cannot be read`, { path: file, cause });
  }
}

function readCount(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Not a whole number.');
  }
  return value;
}
