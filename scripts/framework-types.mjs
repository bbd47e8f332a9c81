// Types of the elements for templates of frameworks, made from the manifest: their attributes and
// properties in JSX (React 19) and in Vue.

/** `types/jsx.d.ts`: `<stream-picks>` in JSX. Events are heard with `ref` or the component of `/react`. */
export function reactTypes(manifest) {
  const elements = elementsOf(manifest);
  return `${head(elements)}import type { DetailedHTMLProps, HTMLAttributes } from 'react';

${elements.map((element) => attributesType(element)).join('\n')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements
  .map(
    ({ name, tagName }) =>
      `      '${tagName}': DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> & ${name}Attributes;`,
  )
  .join('\n')}
    }
  }
}
`;
}

/** `types/vue.d.ts`: `<stream-picks>` in templates, its events as `@sp-ready` and so on. */
export function vueTypes(manifest) {
  const elements = elementsOf(manifest);
  return `${head(elements)}import type { DefineComponent, HTMLAttributes } from 'vue';

${elements.map((element) => attributesType(element, camelCase)).join('\n')}
declare module 'vue' {
  interface GlobalComponents {
${elements
  .map(
    ({ name, tagName, events = [] }) =>
      `    '${tagName}': DefineComponent<HTMLAttributes & ${name}Attributes & {\n${events
        .map((event) => `      '${handler(event.name)}'?: (event: ${typeOf(event)}) => void;`)
        .join('\n')}\n    }>;`,
  )
  .join('\n')}
  }
}
`;
}

const elementsOf = ({ modules }) => modules.flatMap(({ declarations }) => declarations);
const typeOf = ({ type }) => (type.text.startsWith('Sp') ? type.text : 'Event');
const handler = (name) =>
  `on${name
    .split('-')
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join('')}`;

function head(elements) {
  const lines = elements.map(({ name, events = [] }) => {
    const named = new Set([name, ...events.map(typeOf)]);
    const file = name === 'StreamPicksElement' ? 'index' : 'host';
    return `import type { ${[...named].toSorted((a, b) => a.localeCompare(b)).join(', ')} } from './${file}.js';`;
  });
  return `${lines.join('\n')}\n`;
}

/** Vue looks the types of `max-picks` up as `maxPicks`, however a template writes it. */
const camelCase = (key) => key.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function attributesType({ name, attributes = [], members }, keyed = (key) => key) {
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const own = new Set(attributes.map((attribute) => attribute.name));
  const lines = [
    ...attributes.map(({ name: key, type, description }) => [key, `${type.text}`, description]),
    ...fields
      .filter(({ name: key }) => !own.has(key))
      .map(({ name: key, description }) => [key, `${name}['${key}']`, description]),
  ].map(([key, type, text]) => {
    const said = text ? `  /** ${text.replace(/\s+/g, ' ')} */\n` : '';
    // A property of the same name takes more than text.
    const full =
      fields.some((field) => field.name === key) && own.has(key)
        ? `${type} | ${name}['${key}']`
        : type;
    return `${said}  '${keyed(key)}'?: ${full} | undefined;`;
  });
  return `/** Attributes and properties of the element. */
export interface ${name}Attributes {
${lines.join('\n')}
}
`;
}
