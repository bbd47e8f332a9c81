// The eight scenes of the demo show, as functions from the phase of a loop (0 to 1) to one SVG
// frame. Every motion is periodic in the phase, so a scene can be repeated without a visible seam.
// The studio is cut out of ../scene.svg by the ids of its groups; products come from ../products.
import { readFileSync } from 'node:fs';

const studio = readFileSync(new URL('../scene.svg', import.meta.url), 'utf8');
const TAU = 2 * Math.PI;
const wave = (phase, turns = 1, shift = 0) => Math.sin(TAU * (turns * phase + shift));
const round = (value) => Math.round(value * 100) / 100;

/** The balanced `<g id="…">…</g>` of the studio. */
function part(id) {
  const start = studio.indexOf(`<g id="${id}"`);
  if (start < 0) throw new Error(`scene.svg has no group ${id}`);
  const tags = /<g[\s>]|<\/g>/g;
  tags.lastIndex = start;
  let depth = 0;
  for (let tag = tags.exec(studio); tag; tag = tags.exec(studio)) {
    depth += tag[0] === '</g>' ? -1 : 1;
    if (depth === 0) return studio.slice(start, tags.lastIndex);
  }
  throw new Error(`group ${id} of scene.svg is not closed`);
}

const definitions = studio.slice(studio.indexOf('<defs>') + 6, studio.indexOf('</defs>'));
/** The table without the shadows of what stands on it in the studio. */
const bareTable = part('tabletop').replaceAll(/<ellipse[^>]*>/g, '');
const lines = (id) => part(id).split('\n');

/** Gradients and drawing of a product, with ids that cannot meet those of another drawing. */
function product(name) {
  const text = readFileSync(new URL(`../products/${name}.svg`, import.meta.url), 'utf8');
  const own = (markup) =>
    markup.replaceAll('id="', `id="${name}-`).replaceAll('url(#', `url(#${name}-`);
  const definition = own(text.slice(text.indexOf('<defs>') + 6, text.indexOf('</defs>')));
  const drawing = own(text.slice(text.indexOf('<g id="art">'), text.lastIndexOf('</svg>')));
  return { definition, drawing };
}

const place = (drawing, x, y, scale, turn = 0) =>
  `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)} ${200 * scale} ${200 * scale}) scale(${scale})">${drawing}</g>`;

function frame(camera, definition, body) {
  const width = round(1600 / camera.zoom);
  const height = round(900 / camera.zoom);
  const x = round(Math.min(Math.max(camera.x - width / 2, 0), 1600 - width));
  const y = round(Math.min(Math.max(camera.y - height / 2, 0), 900 - height));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}"><defs>${definitions}${definition}</defs>${body}</svg>`;
}

/** Rain behind the window: each drop falls a whole number of times a loop. */
function rain(phase) {
  const drops = [...part('rain').matchAll(/M(\d+) (\d+)l/g)].map(([, x, y], index) => {
    const turns = 14 + (index % 4);
    const fall = (Number(y) - 96 + 430 * ((phase * turns) % 1)) % 430;
    const left = 60 + ((Number(x) - 60 - fall * 0.2 + 700) % 350);
    return `<path d="M${round(left)} ${round(96 + fall)}l-7 26"/>`;
  });
  return `<g stroke="#EAF2F2" stroke-width="3" stroke-linecap="round" opacity=".5">${drops.join('')}</g>`;
}

const windowPane = (phase) => part('window').replace(part('rain'), rain(phase));

/** True during the few frames of a blink; twice a loop. */
const blinks = (phase) => [0.22, 0.61, 0.645].some((at) => phase > at && phase < at + 0.009);

/** How far the mouth is open, 0 to 1: two talking spells a loop. */
function talk(phase) {
  const spell = Math.max(0, wave(phase, 2, 0.1));
  return spell * (0.5 + 0.5 * wave(phase, 31)) * (0.6 + 0.4 * wave(phase, 19, 0.3));
}

/** True for the lines of the host's drawing that move with the head. */
const isHead = (line) =>
  /fill="url\(#hair\)"/.test(line) || !/knit|DCCBAC|B7A27E|BFAA86|AD6F4B/.test(line);

function host(phase) {
  const all = lines('host');
  const eyes = all.findIndex((line) => line.includes('<ellipse cx="924"'));
  const mouth = all.findIndex((line) => line.includes('M928 368'));
  const drawn = all.slice(1, -1).map((line, index) => {
    const at = index + 1;
    if (at === eyes && blinks(phase)) {
      return '<path d="M914 302c6 5 14 5 20 0M1000 302c6 5 14 5 20 0" fill="none" stroke="#3A2118" stroke-width="5" stroke-linecap="round"/>';
    }
    if (at === mouth) {
      const open = 0.72 + 0.5 * talk(phase);
      return `<g transform="translate(0 ${round(370 * (1 - open))}) scale(1 ${round(open)})">${line}</g>`;
    }
    return line;
  });
  const head = `translate(0 ${round(1.6 * wave(phase, 4))}) rotate(${round(1.5 * wave(phase, 1) + 0.7 * wave(phase, 3, 0.2))} 964 470)`;
  const inHead = (line) => `<g transform="${head}">${line}</g>`;
  const [hair, ...rest] = drawn;
  return `<g transform="translate(0 ${round(2 * wave(phase, 4, 0.2))})">${inHead(hair)}${rest
    .map((line) => (isHead(line) ? inHead(line) : line))
    .join('')}</g>`;
}

const steam = (x, y, phase, scale = 1) =>
  [0, 1, 2]
    .map((index) => {
      const rise = (phase * 5 + index / 3) % 1;
      const sway = 8 * wave(phase, 5, index / 3);
      return `<path transform="translate(${round(x + (index - 1) * 22 * scale + sway)} ${round(y - 70 * rise * scale)}) scale(${scale})" d="M0 0c-14-20 14-32 0-58" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity="${round(0.7 * Math.sin(Math.PI * rise))}"/>`;
    })
    .join('');

/** The studio with the host; `held` lies between the hands. */
function inStudio(
  phase,
  camera,
  {
    held,
    heldAt,
    hung = part('hung'),
    standing = part('standing'),
    tall = part('tall'),
    extra = '',
    definition = '',
  },
) {
  const [x, y, scale, turn] = heldAt;
  const sway = 4 * wave(phase, 2);
  const tilt = 2.5 * wave(phase, 2, 0.15);
  const arms = `<g transform="translate(0 ${round(sway)})">${part('sleeves')}${place(held, x, y, scale, turn + tilt)}${part('hands')}</g>`;
  const body =
    `<rect width="1600" height="900" fill="url(#wall)"/>${windowPane(phase)}` +
    `<circle cx="1480" cy="150" r="330" fill="url(#warm)" opacity="${round(0.94 + 0.06 * wave(phase, 3))}"/><circle cx="960" cy="240" r="420" fill="url(#warm)" opacity=".45"/>` +
    part('shelf') +
    part('rail') +
    `<g transform="rotate(${round(0.8 * wave(phase, 2, 0.4))} 666 210)">${hung}</g>` +
    standing +
    host(phase) +
    (tall ? part('tabletop') : bareTable) +
    part('small') +
    tall +
    extra +
    arms +
    '<rect width="1600" height="900" fill="url(#vig)"/>';
  return frame(camera, definition, body);
}

/** A table in the evening with one product on it, and light that comes from it. */
function onTable(phase, camera, { drawing, definition, at, foot = 350, light, dusk, extra = '' }) {
  const [x, y, scale] = at;
  const flicker = 0.8 + 0.12 * wave(phase, 7) + 0.08 * wave(phase, 17, 0.3);
  const defs = `${definition}<linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${dusk[0]}"/><stop offset="1" stop-color="${dusk[1]}"/></linearGradient><radialGradient id="lit"><stop offset="0" stop-color="${light}" stop-opacity=".85"/><stop offset="1" stop-color="${light}" stop-opacity="0"/></radialGradient>`;
  const body =
    `<rect width="1600" height="900" fill="url(#dusk)"/><g opacity=".55">${windowPane(phase)}</g>` +
    `<rect width="1600" height="900" fill="${dusk[1]}" opacity=".34"/>` +
    `<circle cx="${x + 200 * scale}" cy="${y + 210 * scale}" r="${520 + 20 * flicker}" fill="url(#lit)" opacity="${round(0.75 * flicker)}"/>` +
    bareTable +
    `<ellipse cx="${x + 200 * scale}" cy="${y + foot * scale}" rx="${round(150 * scale)}" ry="${round(14 * scale)}" fill="#2A1A0C" opacity=".5"/>` +
    extra +
    place(drawing, x, y, scale, 0) +
    `<circle cx="${x + 200 * scale}" cy="${y + 210 * scale}" r="${round(200 * scale)}" fill="url(#lit)" opacity="${round(0.4 * flicker)}"/>` +
    '<rect width="1600" height="900" fill="url(#vig)"/>';
  return frame(camera, defs, body);
}

/** A fixed number from 0 to 1 for a drop; no two drops look related. */
const scatter = (index, salt) =>
  Math.abs((Math.sin(index * 12.9898 + salt * 78.233) * 43758.5453) % 1);

/** Out in the rain: hills, a puddle, and what keeps dry. */
function outdoors(phase, camera, { definition, above, below }) {
  const drops = Array.from({ length: 70 }, (_, index) => {
    const turns = 15 + (index % 5);
    const y = ((scatter(index, 1) + phase * turns) % 1) * 1000 - 60;
    const x = scatter(index, 2) * 1800 - y * 0.22 + 60;
    return `<path d="M${round(x)} ${round(y)}l-9 40"/>`;
  }).join('');
  const rings = Array.from({ length: 7 }, (_, index) => {
    const grown = (phase * (9 + (index % 3)) + index / 7) % 1;
    return `<ellipse cx="${300 + ((index * 331) % 1000)}" cy="${790 + ((index * 47) % 70)}" rx="${round(6 + 46 * grown)}" ry="${round(2 + 11 * grown)}" fill="none" stroke="#DCE8E8" stroke-width="3" opacity="${round(0.55 * (1 - grown))}"/>`;
  }).join('');
  const drift = 14 * wave(phase);
  const body =
    '<rect width="1600" height="900" fill="url(#sky)"/>' +
    `<g fill="#7E979F" opacity=".6"><path d="M${round(120 + drift)} 150c30-50 110-50 140-10 50-30 120 0 120 50H90c-10-20 0-40 30-40z"/><path d="M${round(1080 - drift)} 110c30-50 110-50 140-10 50-30 130 0 130 50h-300c-10-20 0-40 30-40z"/></g>` +
    '<path d="M0 500c180-150 330-170 520-60 200-170 420-200 620-20 160-110 320-100 460-10v490H0z" fill="#6F8A80"/><path d="M0 600c200-110 420-110 640-10 220-100 420-110 620-10 140-60 260-60 340-30v350H0z" fill="#4E6D61"/>' +
    '<g fill="#2C463D"><path d="M120 620l40-130 40 130zM210 640l32-104 32 104zM1330 610l42-140 42 140zM1430 640l34-110 34 110zM1240 640l28-92 28 92z"/></g>' +
    '<path d="M0 690c420-50 1180-50 1600 0v210H0z" fill="#5B6B58"/><ellipse cx="800" cy="822" rx="620" ry="58" fill="#8FA5A8"/><ellipse cx="800" cy="816" rx="560" ry="44" fill="#A9BCBD"/>' +
    rings +
    below +
    `<g transform="rotate(${round(2.4 * wave(phase, 2))} 800 700)">${above}</g>` +
    `<g stroke="#F0F6F6" stroke-width="3" stroke-linecap="round" opacity=".55">${drops}</g><rect width="1600" height="900" fill="url(#vig)"/>`;
  return frame(camera, definition, body);
}

const shoe = part('held').replace(/^<g[^>]*>/, '<g>');
const jacket = product('rain-jacket');
const poncho = product('poncho');
const headlamp = product('headlamp');
const pack = product('day-pack');
const rollTop = product('roll-top');
const umbrella = product('umbrella');
const canopy = umbrella.drawing.replace(/<g fill="#5F8B95".*?<\/g>/s, '');
const boots = product('rain-boots');
const lantern = product('lantern');
const mug = product('enamel-mug');
const tea = product('tea-set');
const bottle = product('bottle');
const hungPoncho = place(poncho.drawing, 470, 196, 0.98);

const slow = (phase, shift = 0) => (1 - Math.cos(TAU * (phase + shift))) / 2;

/** In the order of the show; each takes the phase of its loop, 0 to 1. */
export const SCENES = [
  (p) =>
    inStudio(
      p,
      { x: 800 + 90 * slow(p), y: 450 + 30 * slow(p), zoom: 1.02 + 0.16 * slow(p) },
      {
        held: shoe,
        heldAt: [742, 432, 0.86, -7],
      },
    ),
  (p) =>
    inStudio(
      p,
      { x: 900, y: 470 - 20 * slow(p), zoom: 1.3 - 0.2 * slow(p) },
      {
        held: jacket.drawing,
        heldAt: [782, 426, 0.92, 0],
        hung: hungPoncho,
        definition: jacket.definition + poncho.definition,
      },
    ),
  (p) =>
    onTable(
      p,
      { x: 800 - 60 * wave(p), y: 520, zoom: 1.16 + 0.12 * slow(p, 0.2) },
      {
        ...headlamp,
        at: [500, 330, 1.5],
        foot: 320,
        light: '#FFE9A8',
        dusk: ['#2B3A44', '#17212A'],
      },
    ),
  (p) =>
    inStudio(
      p,
      { x: 930 - 40 * wave(p), y: 520, zoom: 1.22 + 0.1 * slow(p) },
      {
        held: pack.drawing,
        heldAt: [792, 440, 0.86, 0],
        standing: place(rollTop.drawing, 1200, 500, 0.8),
        definition: pack.definition + rollTop.definition,
      },
    ),
  (p) =>
    outdoors(
      p,
      { x: 800 + 50 * wave(p), y: 470, zoom: 1.08 + 0.1 * slow(p, 0.3) },
      {
        definition: umbrella.definition + boots.definition,
        above: place(canopy, 360, 20, 2.1),
        below: place(boots.drawing, 912, 556, 0.82),
      },
    ),
  (p) =>
    onTable(
      p,
      { x: 820 + 40 * wave(p), y: 500, zoom: 1.14 + 0.14 * slow(p) },
      {
        ...lantern,
        definition: lantern.definition + mug.definition,
        at: [520, 160, 1.75],
        light: '#FFD98A',
        dusk: ['#33403A', '#151D1A'],
        extra:
          place(mug.drawing.replace(/<path d="M150 124[^>]*>/, ''), 1120, 560, 0.72) +
          steam(1250, 640, p, 0.8),
      },
    ),
  (p) =>
    inStudio(
      p,
      { x: 900, y: 500 + 10 * wave(p), zoom: 1.12 + 0.18 * slow(p, 0.4) },
      {
        held: mug.drawing.replace(/<path d="M150 124[^>]*>/, ''),
        heldAt: [846, 500, 0.62, 0],
        definition: mug.definition + tea.definition,
        extra:
          place(tea.drawing, 470, 548, 0.72) + steam(760, 700, p, 0.6) + steam(960, 576, p, 0.7),
      },
    ),
  (p) =>
    inStudio(
      p,
      { x: 820 - 30 * slow(p), y: 450, zoom: 1.2 - 0.18 * slow(p) },
      {
        held: bottle.drawing,
        heldAt: [812, 440, 0.84, 8],
        tall: '',
        definition: bottle.definition + lantern.definition,
        extra: place(lantern.drawing, 520, 560, 0.6),
      },
    ),
];
