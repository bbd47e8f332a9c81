// Takes comments and needless white space out of css``, sheet``, html`` and svg`` templates: no minifier of
// scripts touches what stands inside a template, and a third of the element is style sheets.

const TAGS = new Set(['css', 'sheet', 'html', 'svg']);
/** Strings keep every character; what stands between them is made smaller. */
const STRING = /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/;

/** A style sheet, or a piece of one, without what says nothing. */
export function smallerCss(text) {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .split(STRING)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,]) ?/g, '$1')
            .replace(/: /g, ':')
            .replace(/;}/g, '}'),
    )
    .join('')
    .trim();
}

/** Markup with every run of white space as one space: where there was one, one stays. */
export function smallerHtml(text) {
  return text.replace(/\s+/g, ' ');
}

/** The plugin for Vite; works on sources after their types were taken away. */
export function literalsPlugin() {
  return {
    name: 'smaller-literals',
    enforce: 'post',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(css|sheet|html|svg)`/.test(code)) return null;
      const edits = [];
      walk(this.parse(code), (node) => {
        if (node.type !== 'TaggedTemplateExpression' || !TAGS.has(node.tag.name)) return;
        const { quasis } = node.quasi;
        for (const [index, { start, end }] of quasis.entries()) {
          const text = code.slice(start, end);
          if (node.tag.name === 'css' || node.tag.name === 'sheet')
            edits.push([start, end, smallerCss(text)]);
          else {
            let small = smallerHtml(text);
            // A line break there only sets the source out; a space is one between two words.
            if (index === 0 && /^\s*\n/.test(text)) small = small.trimStart();
            if (index === quasis.length - 1 && /\n\s*$/.test(text)) small = small.trimEnd();
            edits.push([start, end, small]);
          }
        }
      });
      let small = code;
      for (const [start, end, text] of edits.toSorted((a, b) => b[0] - a[0])) {
        small = small.slice(0, start) + text + small.slice(end);
      }
      return { code: small, map: null };
    },
  };
}

function walk(node, visit) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
    return;
  }
  if (typeof node.type === 'string') visit(node);
  for (const key of Object.keys(node)) if (key !== 'parent') walk(node[key], visit);
}
