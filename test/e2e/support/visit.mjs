// One viewer's visit to a shop of `site.mjs`.
import { openPage } from './browser.mjs';

/**
 * The shop's page in a browser profile of its own, or in `options.context`; `engineBytes()` says how
 * many files of the engine and the learner it has asked for.
 */
export async function openVisit(browser, site, options = {}) {
  const context = options.context ?? (await browser.createBrowserContext());
  const path = options.path ?? '/shop.html';
  const from = site.log.length;
  const opened = await openPage(browser, `${site.origin}${path}`, { ...options, context });
  const engineBytes = () =>
    site.log.slice(from).filter(({ path: asked }) => /engine|learner/.test(asked)).length;
  return { ...opened, context, engineBytes };
}
