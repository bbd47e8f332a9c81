/** `stream-picks catalog`: any shop's feed as a catalogue of our own format. */

import { rename, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Product } from '../../core/product.js';
import { prepareOutput } from '../output-file.js';
import type { ProgramOutput } from '../program.js';
import { readSource } from './source.js';

/** Refused products that are named one by one. */
const REFUSALS_PRINTED = 20;

interface Flags {
  readonly output: string;
  readonly currency?: string;
  readonly region?: string;
  readonly base?: string;
}

/** Adds the command to the program. */
export function addCatalogCommand(program: Command, output: ProgramOutput): void {
  program
    .command('catalog')
    .description(
      'make a catalogue of a shop’s feed: JSON, Shopify, WooCommerce, JSON-LD, Google Merchant',
    )
    .argument('<source>', 'a file or an http(s) address')
    .requiredOption('-o, --output <file>', 'the catalogue to write')
    .option('--currency <code>', 'ISO 4217, for products that carry none')
    .option('--region <code>', 'ISO 3166-1 alpha-2, for products that carry none')
    .option('--base <url>', 'address that relative ones start at; by default the source’s')
    .action(async (source: string, { output: file, currency, region, base }: Flags) => {
      await prepareOutput(file);
      const defaults = { currency, region, baseUrl: base };
      const { products, refused } = await readSource(source, defaults, Date.now());
      for (const { path, message } of refused.slice(0, REFUSALS_PRINTED)) {
        output.stderr.write(`refused ${path}: ${message}\n`);
      }
      // Written beside and moved, so that a widget never reads half of it.
      const text = `${JSON.stringify({ version: 1, products: products.map(withPath) }, null, 1)}\n`;
      await writeFile(`${file}.part`, text);
      await rename(`${file}.part`, file);
      const result = { file, products: products.length, refused: refused.length };
      output.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    });
}

/** An empty path is left out: shorter, and the same. */
function withPath({ category, tags, ...product }: Product): object {
  return {
    ...product,
    ...(category.length > 0 ? { category } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}
