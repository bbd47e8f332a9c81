// Describes the elements for tools: the custom-elements manifest, read from the sources' docstrings,
// and what editors and frameworks make of it (VS Code, JetBrains, JSX, Vue).
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import {
  getVsCodeCssCustomData,
  getVsCodeHtmlCustomData,
} from 'custom-element-vs-code-integration';
import { reactTypes, vueTypes } from './framework-types.mjs';
import { partDocs, tokenDocs } from './readme-tables.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where a class is imported from, by the file it is written in. */
const ELEMENTS = {
  'src/ui/stream-picks/stream-picks.ts': { entry: 'lib/index.js', define: 'lib/define.js' },
  'src/host/stream-picks-host/stream-picks-host.ts': {
    entry: 'lib/host.js',
    define: 'lib/host.js',
  },
};

const laidOut = (json) => `${JSON.stringify(json, null, 2)}\n`;

/** The files of dist/ that describe the elements, by their path. */
export async function describeElements() {
  const manifest = await elementManifest();
  return new Map([
    ['custom-elements.json', laidOut(manifest)],
    ['vscode.html-data.json', laidOut(JSON.parse(getVsCodeHtmlCustomData(manifest, {})))],
    ['vscode.css-data.json', laidOut(JSON.parse(getVsCodeCssCustomData(manifest, {})))],
    ['web-types.json', laidOut(JSON.parse(getWebTypesData(manifest, {})))],
    ['types/jsx.d.ts', reactTypes(manifest)],
    ['types/vue.d.ts', vueTypes(manifest)],
  ]);
}

/** A manifest of schema 1.0.0: the two public elements, without what is private to them. */
export async function elementManifest() {
  const found = await cli({
    argv: [
      'analyze',
      '--litelement',
      // What package.json names: the tool would write another path into it.
      '--outdir',
      'dist',
      '--quiet',
      ...Object.keys(ELEMENTS).flatMap((file) => ['--globs', file]),
    ],
    cwd: root,
    noWrite: true,
  });
  const modules = found.modules.map(({ path, declarations }) => {
    const { entry, define } = ELEMENTS[path];
    const element = declarations.find(({ customElement }) => customElement);
    const isOurs = path.startsWith('src/ui/');
    const parts = isOurs ? partDocs() : new Map();
    for (const { name, description } of element.cssParts ?? []) {
      if (!parts.has(name)) parts.set(name, description);
    }
    return {
      kind: 'javascript-module',
      path: entry,
      declarations: [
        {
          ...element,
          members: element.members.filter(isPublic),
          // Lit's own state is listed as attributes too, and codes of errors as events.
          attributes: element.attributes?.filter(({ description }) => description) ?? [],
          events: element.events?.filter(({ name }) => name?.startsWith('sp-')) ?? [],
          cssParts: [...parts].map(([name, description]) => ({ name, description })),
          cssProperties: tokenDocs().map(({ name, value, text }) => ({
            name,
            default: value,
            description: text,
          })),
        },
      ],
      exports: [
        { kind: 'js', name: element.name, declaration: { name: element.name, module: entry } },
        {
          kind: 'custom-element-definition',
          name: element.tagName,
          declaration: { name: element.name, module: define },
        },
      ],
    };
  });
  return { schemaVersion: '1.0.0', readme: 'README.md', modules };
}

const OF_LIT = new Set(['connectedCallback', 'disconnectedCallback', 'attributeChangedCallback']);

function isPublic({ name, privacy, description, static: isStatic }) {
  if (privacy !== undefined || isStatic || name.startsWith('#') || OF_LIT.has(name)) return false;
  return Boolean(description);
}
