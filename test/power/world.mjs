// What the viewers of these tests meet: a shop on loopback with shows that have begun, and a real
// collector. Ports stay, so a viewer comes back to the same origin after each loss.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openCounting } from '../e2e/support/counting.mjs';
import { makeCatalogue, openSite, shopPage } from '../e2e/support/site.mjs';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Products of every shop here. */
export const PRODUCTS = 240;

/** Opens the shop with a page for each show; `t.after` is handed what closes it. */
export async function openWorld(t, streams, morePages = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sp power build '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  // A build meanwhile must not change what is being tested.
  cpSync(DIST, folder, { recursive: true });
  const catalogue = makeCatalogue(PRODUCTS);
  const counting = await openCounting(catalogue.products.slice(0, 12), { streams });
  t.after(() => counting.close());
  const pages = {
    '/catalog.json': JSON.stringify(catalogue),
    '/blank.html': '<!doctype html><title>Blank</title>',
    ...morePages,
  };
  for (const stream of streams) {
    pages[`/${stream}.html`] = shopPage(`stream="${stream}" collector="${counting.url}"`);
  }
  const site = await openSite(pages, { dist: folder + sep });
  t.after(() => site.close());
  return {
    counting,
    url: (path) => `${site.origin}/${path}`,
  };
}
