// Component tests in real browsers, TypeScript served through Vite in middleware mode.
// BROWSERS=chrome,firefox,webkit chooses; RESULTS=<file> has every test written there as JSON;
// coverage is taken in Chromium only.
import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { chromeArgs, findChrome, findFirefox } from './scripts/browsers.mjs';
import { engineTextPlugin } from './scripts/engine-text-plugin.mjs';
import { resultsReporter } from './scripts/results-reporter.mjs';
import { webkitLauncher } from './scripts/webkit-launcher.mjs';
import { recordArrivals } from './test/support/arrivals.mjs';
import { cartServers } from './test/support/cart-servers.mjs';
import { testServer } from './test/support/test-server.mjs';

// Left to the test runner: its own urls, which Vite would report as unresolved imports.
const own = /^\/(__web-(test-runner|dev-server)|favicon\.ico|$)/;
const keep = {
  name: 'wtr-own-urls',
  enforce: 'pre',
  resolveId: (id) => (own.test(id) ? { id, external: true } : null),
};

// Tests wait with the patience of `test/support/testing.ts`, which alone sees the package itself.
const patient = fileURLToPath(new URL('./test/support/testing.ts', import.meta.url));
const patience = {
  name: 'patience',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === '@open-wc/testing' && importer !== undefined && !importer.startsWith(patient)
      ? patient
      : null,
};

const tfCore = fileURLToPath(new URL('./src/engine/learner/tf-core.ts', import.meta.url));
const vite = await createServer({
  configFile: false,
  publicDir: false,
  appType: 'custom',
  logLevel: 'error',
  cacheDir: 'node_modules/.vite-wtr',
  plugins: [keep, patience, engineTextPlugin()],
  resolve: {
    alias: [{ find: /^@tensorflow\/tfjs-core$/, replacement: tfCore }],
  },
  // Every file is a page of its own; what did not change since the last need not be sent again.
  server: {
    middlewareMode: true,
    hmr: false,
    ws: false,
    watch: null,
    headers: { 'cache-control': 'max-age=3600' },
  },
  optimizeDeps: {
    noDiscovery: true,
    rolldownOptions: { plugins: [keep] },
    include: [
      '@open-wc/testing',
      '@web/test-runner-commands',
      'axe-core',
      'lit',
      'lit/directives/repeat.js',
      'lit/directives/live.js',
      'lit/directives/ref.js',
      'lit/directives/class-map.js',
      'lit/directives/if-defined.js',
      'lit/directives/guard.js',
      'lit/directives/keyed.js',
      'idb',
      'zod/mini',
      'hls.js',
      'fast-check',
      '@observablehq/plot',
      '@tensorflow/tfjs-core/dist/base',
      '@tensorflow/tfjs-core/dist/base_side_effects',
      ...['Add', 'BatchMatMul', 'Multiply', 'Neg', 'Softplus', 'Sub', 'Sum'].map(
        (name) => `@tensorflow/tfjs-core/dist/gradients/${name}_grad`,
      ),
      '@tensorflow/tfjs-backend-cpu/dist/base',
      '@tensorflow/tfjs-backend-cpu/dist/kernels/*',
    ],
  },
});

// Vite's client would look for a web socket that is not there; nothing of it is needed.
const NO_CLIENT = 'export const injectQuery = (url) => url;';

async function throughVite(ctx, next) {
  if (own.test(ctx.path)) return next();
  if (ctx.path === '/@vite/client') {
    ctx.type = 'text/javascript';
    ctx.body = NO_CLIENT;
    return undefined;
  }
  ctx.respond = false;
  ctx.res.statusCode = 200;
  const passed = await new Promise((resolve, reject) => {
    ctx.res.once('close', () => resolve(false));
    vite.middlewares(ctx.req, ctx.res, (error) => (error ? reject(error) : resolve(true)));
  });
  if (passed) {
    ctx.respond = true;
    ctx.res.statusCode = 404;
    return next();
  }
  return undefined;
}

const launchers = {
  webkit: () => webkitLauncher(),
  // What pages ask for is told to nobody here: telling it took a quarter of the processor's time.
  chrome: () =>
    chromeLauncher({
      launchOptions: { executablePath: findChrome(), args: chromeArgs, networkEnabled: false },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: findFirefox(),
        headless: true,
        networkEnabled: false,
      },
    }),
};

export default {
  files: ['test/**/*.test.ts', '!test/e2e/**'],
  // One file at a time in a browser: a page in the background is hidden, and what it polls rests.
  concurrency: 1,
  middleware: [recordArrivals, testServer, cartServers, throughVite],
  plugins: [{ name: 'vite-close', serverStop: () => vite.close() }],
  browsers: (process.env.BROWSERS ?? 'chrome').split(',').map((name) => launchers[name]()),
  reporters: [
    defaultReporter(),
    ...(process.env.RESULTS ? [resultsReporter(process.env.RESULTS)] : []),
  ],
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 240_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  coverageConfig: {
    include: ['src/**/*.ts'],
    reporters: ['lcovonly', 'text-summary'],
  },
};
