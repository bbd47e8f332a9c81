// Pages that ask the viewer, each with one tool as its own documentation sets it up: ours, consent
// tools from npm, and a bare Lit element with the same words, which shows what Lit alone takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const installed = (path) => readFileSync(join(root, 'node_modules', path));
const version = (name) => JSON.parse(installed(`${name}/package.json`)).version;
const script = (path) => ({ type: 'text/javascript', body: installed(path) });
const style = (path) => ({ type: 'text/css', body: installed(path) });

const page = (head, body = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>${head}</head><body><main><h1>A show</h1><video id="player" muted playsinline></video>${body}</main></body></html>`;

const LIT_ELEMENT = `
import { css, html, LitElement } from 'lit';
class BareChoice extends LitElement {
  static styles = css\`:host { display: block; padding: 1rem } button { font: inherit }\`;
  render() {
    return html\`<h2>Shall we pick for you?</h2><p>Your device keeps what you look at for 90 days.</p>
      <button type="button">Yes, pick for me</button><button type="button">No, thanks</button>\`;
  }
}
customElements.define('bare-choice', BareChoice);
`;

async function bareLit() {
  const name = 'virtual:bare-choice';
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [
      {
        name: 'bare-choice',
        resolveId: (id) => (id === name ? join(root, 'bare-choice.js') : null),
        load: (id) => (id === join(root, 'bare-choice.js') ? LIT_ELEMENT : null),
      },
    ],
    build: { write: false, target: 'es2022', rolldownOptions: { input: name } },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  return output[0].code;
}

/**
 * Each tool: `html` of its page, its `files` by path, the `main` script, and `shown`, an expression
 * of the page that gives the element of the choice once it is there. Files of dist/ are served as they are.
 */
export async function tools() {
  const categories = '{ necessary: { enabled: true, readOnly: true }, picks: {} }';
  const words =
    '{ title: "Shall we pick for you?", description: "Your device keeps what you look at for 90 days.", acceptAllBtn: "Yes", acceptNecessaryBtn: "No" }';
  return [
    {
      name: 'stream-picks',
      main: '/dist/stream-picks.js',
      files: {},
      html: page(
        '<script type="module" src="/dist/stream-picks.js"></script>',
        '<stream-picks for="player" stream="s1" catalog="/catalog.json" controller="Shop Ltd" policy="/privacy"></stream-picks>',
      ),
      shown:
        "document.querySelector('stream-picks')?.shadowRoot?.querySelector('sp-opt-in-card')?.shadowRoot?.querySelector('[part~=choice]')",
    },
    {
      name: 'a bare Lit element',
      main: '/bare.js',
      files: { '/bare.js': { type: 'text/javascript', body: Buffer.from(await bareLit()) } },
      html: page('<script type="module" src="/bare.js"></script>', '<bare-choice></bare-choice>'),
      shown: "document.querySelector('bare-choice')?.shadowRoot?.querySelector('button')",
    },
    {
      name: `vanilla-cookieconsent ${version('vanilla-cookieconsent')}`,
      main: '/vanilla.js',
      files: {
        '/vanilla.js': script('vanilla-cookieconsent/dist/cookieconsent.esm.js'),
        '/vanilla.css': style('vanilla-cookieconsent/dist/cookieconsent.css'),
      },
      html: page(
        `<link rel="stylesheet" href="/vanilla.css"><script type="module">import { run } from '/vanilla.js';
run({ hideFromBots: false, categories: ${categories}, language: { default: 'en', translations: { en: { consentModal: ${words}, preferencesModal: { title: 'Choose', sections: [] } } } } });</script>`,
      ),
      shown: "document.querySelector('#cc-main .cm__btn')",
    },
    {
      name: `Orejime ${version('orejime')}`,
      main: '/orejime.js',
      files: {
        '/orejime.js': script('orejime/dist/orejime-standard-en.js'),
        '/orejime.css': style('orejime/dist/orejime-standard.css'),
      },
      html: page(
        `<link rel="stylesheet" href="/orejime.css"><script>window.orejimeConfig = { privacyPolicyUrl: '/privacy', purposes: [{ id: 'picks', title: 'Picks' }] };</script><script src="/orejime.js" defer></script>`,
      ),
      shown: "document.querySelector('.orejime-Banner button, .orejime-Banner-button')",
    },
    {
      name: `Klaro ${version('klaro')}`,
      main: '/klaro.js',
      files: { '/klaro.js': script('klaro/dist/klaro.js') },
      html: page(
        `<script>window.klaroConfig = { lang: 'en', services: [{ name: 'picks', title: 'Picks', purposes: ['picks'] }], translations: { en: { privacyPolicyUrl: '/privacy', purposes: { picks: { title: 'Picks' } } } } };</script><script defer data-config="klaroConfig" src="/klaro.js"></script>`,
      ),
      shown: "document.querySelector('.klaro .cookie-notice button, .klaro .cm-btn')",
    },
  ];
}
