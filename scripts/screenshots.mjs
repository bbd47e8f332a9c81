// Looks at the running demo: takes pictures of the shop and the host desk in each state, size and
// scheme. `npm start` must be running; node scripts/screenshots.mjs OUT [--shop URL] [--host URL].
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromeArgs, findChrome } from './browsers.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shop: { type: 'string', default: 'http://127.0.0.1:5173/' },
    host: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const out = positionals[0];
if (!out) {
  console.error('Say where the pictures go: node scripts/screenshots.mjs OUT');
  process.exit(2);
}
await mkdir(out, { recursive: true });

const SIZES = { phone: [375, 667], tablet: [820, 1180], desktop: [1440, 900] };
const browser = await chromium.launch({
  executablePath: findChrome(),
  args: [...chromeArgs, '--autoplay-policy=no-user-gesture-required'],
});

async function visit(url, size, colorScheme) {
  const [width, height] = SIZES[size];
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    deviceScaleFactor: size === 'phone' ? 2 : 1,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${url}: ${error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`${url}: ${message.text()}`);
  });
  await page.goto(url);
  await page.waitForTimeout(2500);
  return {
    page,
    shoot: (state) => page.screenshot({ path: join(out, `${state}-${size}-${colorScheme}.png`) }),
  };
}

async function shop(size, scheme) {
  const { page, shoot } = await visit(values.shop, size, scheme);
  await shoot('shop-1-asking');
  await page.getByRole('button', { name: 'How it works' }).first().click();
  await page.waitForTimeout(300);
  await shoot('shop-2-how');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Yes, pick for me' }).first().click();
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    const element = document.querySelector('stream-picks');
    for (const [type, productId] of [
      ['select', 'NF-FELL-2'],
      ['select', 'NF-SCREE'],
      ['dwell', 'NF-FELL-2'],
      ['select', 'NF-TARN'],
      ['save', 'NF-SQUALL'],
    ])
      element.track({ type, productId });
  });
  await page.waitForTimeout(2500);
  await shoot('shop-3-on');
  await page.locator('[part~="why"]').nth(1).click();
  await page.waitForTimeout(600);
  await shoot('shop-4-why');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Your data' }).first().click();
  await page.waitForTimeout(600);
  await shoot('shop-5-data');
  for (const tab of [
    'What it knows',
    'Why these picks',
    'What left this device',
    'How it runs',
    'Your choices',
  ]) {
    await page
      .getByRole('button', { name: tab })
      .or(page.getByRole('link', { name: tab }))
      .or(page.getByRole('tab', { name: tab }))
      .first()
      .click();
    await page.waitForTimeout(300);
    await shoot(`shop-6-${tab.toLowerCase().replaceAll(' ', '-')}`);
    const back = page.getByRole('button', { name: 'Back' });
    if (await back.isVisible().catch(() => false)) await back.click();
  }
  await page.context().close();
}

async function host(size, scheme) {
  const { page, shoot } = await visit(values.host, size, scheme);
  await page.waitForTimeout(1500);
  await shoot('host-1');
  await page.screenshot({ path: join(out, `host-full-${size}-${scheme}.png`), fullPage: true });
  await page.getByRole('button', { name: 'Projector' }).click();
  await page.waitForTimeout(400);
  await shoot('host-2-projector');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Report' }).click();
  await page.waitForTimeout(600);
  await shoot('host-3-report');
  await page.context().close();
}

for (const size of Object.keys(SIZES)) {
  for (const scheme of ['light', 'dark']) {
    if (values.only && !`${size}-${scheme}`.includes(values.only)) continue;
    await shop(size, scheme);
    if (values.host) await host(size, scheme);
    console.error(`${size}, ${scheme}`);
  }
}
await browser.close();
