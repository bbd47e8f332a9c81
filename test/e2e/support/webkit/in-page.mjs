// What runs inside the page for the driver. Each function is sent as text: none closes over anything
// but the name KEY, which stands in the text that is sent.

/** Where the driver keeps its things in a window: not listed among its properties. */
const KEY = '__webkitDriver';

/** The driver's things in this window, made where they are not yet. */
const DESK = `(window[${JSON.stringify(KEY)}] ?? Object.defineProperty(window, ${JSON.stringify(KEY)}, {
  value: { nodes: [], jobs: [], said: [] } })[${JSON.stringify(KEY)}])`;

/** Notes faults and what the console says of them, from the beginning of a document on. */
function listen(desk) {
  const note = (kind, text) => desk.said.push({ kind, text: String(text) });
  addEventListener('error', ({ error, message }) => message && note('pageerror', error ?? message));
  addEventListener('unhandledrejection', ({ reason }) => note('pageerror', reason));
  for (const type of ['error', 'warn']) {
    const real = console[type];
    console[type] = (...words) => {
      desk.said.push({ kind: 'console', type, text: words.map(String).join(' ') });
      return real.apply(console, words);
    };
  }
}

/**
 * Text of a script for the beginning of a document, with `scripts` after it, there and in frames. A
 * frame's policy may forbid to run text there: `with` makes every name mean the frame's own.
 */
export const prelude = (scripts) => `(() => {
document.currentScript?.remove();
(${listen})(${DESK});
const run = (realm) => {
with (realm) {
${scripts.map((script) => `try { (${script})(); } catch (error) { reportError(error); }`).join('\n')}
}
};
run(window);
document.addEventListener('load', ({ target }) => {
  if (target.localName !== 'iframe') return;
  const inner = target.contentDocument?.URL.startsWith('about:') ? target.contentWindow : null;
  if (inner) run(inner);
}, true);
})();`;

/** Runs `make()` with `args`; tells the answer, or the number of the job whose answer comes later. */
function begin(desk, make, args, asNode) {
  const pack = (value) => {
    if (asNode && value instanceof Node) return { node: desk.nodes.push(value) - 1 };
    return { json: JSON.stringify(value), truthy: Boolean(value) };
  };
  const fault = (error) => ({
    fault: String(error?.message === undefined ? error : `${error.name}: ${error.message}`),
  });
  const around = (answer) => ({ ...answer, url: location.href, said: desk.said.splice(0) });
  try {
    const real = args.map((one) => {
      if (one?.driverNode === undefined) return one;
      const node = desk.nodes[one.driverNode];
      if (!node) throw new Error('Node is detached from document');
      return node;
    });
    const value = make()(...real);
    if (typeof value?.then !== 'function') return around(pack(value));
    const job = desk.jobs.push(null) - 1;
    const settle = async () => {
      try {
        desk.jobs[job] = pack(await value);
      } catch (error) {
        desk.jobs[job] = fault(error);
      }
    };
    settle();
    return around({ job });
  } catch (error) {
    return around(fault(error));
  }
}

/** The script that begins `what`, a function or the text of an expression. */
export const beginScript = (what, asNode) => {
  const made = typeof what === 'function' ? String(what) : `() => (${what})`;
  return `return (${begin})(${DESK}, () => (${made}), arguments[0], ${asNode})`;
};

/** The script that asks for the answer of a job: `gone` where the document is another one. */
export const jobScript = `const desk = ${DESK};
  const job = arguments[0];
  if (!(job in desk.jobs)) return { gone: true };
  return { ...(desk.jobs[job] ?? { job }), url: location.href, said: desk.said.splice(0) };`;

/** The script that gives a node as an element of WebDriver. */
export const nodeScript = `return ${DESK}.nodes[arguments[0]]`;
