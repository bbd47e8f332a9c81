// Pages with real consent tools, as a shop would put them in: the npm builds of Klaro and
// vanilla-cookieconsent, connected by the code of docs/consent-tools.md, and a TCF and a GPP provider
// made of the IAB's own packages.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/** A module with what it imports from packages, as one text; `code` stands in for the file. */
async function bundle(file, code) {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    plugins: [
      {
        name: 'text',
        enforce: 'pre',
        resolveId: (id) => (id === file ? file : null),
        load: (id) => (id === file ? code : null),
      },
    ],
    build: { write: false, target: 'esnext', minify: false, rolldownOptions: { input: file } },
  });
  return output[0].code;
}

/** The code under a heading of the page about consent tools. */
async function documented(heading) {
  const text = await readFile(`${ROOT}docs/consent-tools.md`, 'utf8');
  const code = text.split(`### ${heading}\n`)[1]?.match(/```js\n([\s\S]*?)```/)?.[1];
  if (!code) throw new Error(`docs/consent-tools.md shows no code for ${heading}`);
  return code;
}

const KLARO_CONFIG = `window.klaroConfig = {
  elementID: 'klaro',
  mustConsent: false,
  acceptAll: true,
  translations: { en: { privacyPolicyUrl: '/privacy', purposes: { site: 'This site' } } },
  services: [
    { name: 'personalisation', title: 'Personalisation', purposes: ['site'] },
    { name: 'statistics', title: 'Statistics', purposes: ['site'] },
  ],
};`;

const CC_OPTIONS = `const options = {
  hideFromBots: false,
  categories: { necessary: { readOnly: true, enabled: true }, personalisation: {} },
  language: { default: 'en', translations: { en: {
    consentModal: { title: 'Privacy', description: 'May we?', acceptAllBtn: 'Accept', acceptNecessaryBtn: 'Reject' },
    preferencesModal: { title: 'Settings', acceptAllBtn: 'Accept', savePreferencesBtn: 'Save',
      sections: [{ title: 'Personalisation', linkedCategory: 'personalisation' }] },
  } } },
};`;

/** The pages' own files, by path, and what stands in the head of each before the widget's script. */
export async function consentPages() {
  const packaged = (address) => readFile(fileURLToPath(address), 'utf8');
  const vanilla = (await documented('vanilla-cookieconsent')).replace(
    'const picks',
    `window.CookieConsentForTest = CookieConsent;\n${CC_OPTIONS}\nconst picks`,
  );
  const files = {
    '/tools/stub.js': await packaged(import.meta.resolve('@iabtechlabtcf/stub')),
    '/tools/tcf.js': await bundle(beside('tcf-provider.mjs')),
    '/tools/gpp.js': await bundle(beside('gpp-provider.mjs')),
    '/tools/klaro-config.js': KLARO_CONFIG,
    '/tools/klaro.js': await packaged(import.meta.resolve('klaro')),
    '/tools/klaro-connect.js': await documented('Klaro'),
    '/tools/vanilla.js': await bundle(beside('vanilla.mjs'), vanilla),
  };
  const script = (name, how = '') => `<script ${how} src="/tools/${name}.js"></script>`;
  const heads = {
    tcf: script('stub') + script('tcf', 'type="module"'),
    gpp: script('gpp', 'type="module"'),
    klaro:
      script('klaro-config') + script('klaro', 'defer') + script('klaro-connect', 'type="module"'),
    vanilla: script('vanilla', 'type="module"'),
  };
  return { files, heads };
}
