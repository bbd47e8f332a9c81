import { expect, waitUntil } from '@open-wc/testing';
import type { Product } from '../../src/core/product.js';
import type { LoadedPictures } from '../../src/page/pictures.js';
import { CATALOGUE_PICTURES, Pictures } from '../../src/page/pictures.js';

interface Note {
  readonly method: string;
  readonly path: string;
}

describe('pictures', () => {
  let run: string;
  let loaded: LoadedPictures;
  let pictures: Pictures;

  const address = (name: string) => new URL(`/__sink/${run}/${name}.gif`, location.href).href;
  const product = (id: string): Product => ({
    id,
    title: id,
    url: 'https://shop.example/',
    image: address(id),
    category: [],
    tags: [],
  });
  const products = (count: number) => Array.from({ length: count }, (_, i) => product(`p${i}`));
  const requests = async () => {
    const notes = (await (await fetch(`/__sink-log/${run}`)).json()) as Note[];
    return notes.map(({ path }) => path.replace(/^.*\/(.*)\.gif$/, '$1'));
  };
  /** Requests in the order they began. */
  const begun = () =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.includes(`/__sink/${run}/`))
      .sort((a, b) => a.startTime - b.startTime)
      .map(({ name }) => name.replace(/^.*\/(.*)\.gif$/, '$1'));
  const draw = (ids: readonly string[], root: ParentNode) => {
    for (const id of ids) {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.drawImage(loaded.get(id) as HTMLImageElement, 0, 0);
      root.append(canvas);
    }
  };

  beforeEach(() => {
    performance.clearResourceTimings();
    run = `pictures-${crypto.randomUUID()}`;
    pictures = new Pictures((now) => {
      loaded = now;
    });
  });

  it('are asked for once each, in the order of stage and catalogue, although the server says no-store and the rail draws them in another order, twice', async () => {
    const all = products(12);
    pictures.addStage([all[7] as Product]);
    pictures.addCatalogue(all);
    pictures.start();
    await waitUntil(() => loaded?.size === 12, 'all', { timeout: 8000 });
    const shadow = document.body
      .appendChild(document.createElement('div'))
      .attachShadow({ mode: 'open' });
    const order = ['p11', 'p3', 'p0', 'p7', 'p5', 'p2', 'p1', 'p4', 'p6', 'p8', 'p9', 'p10'];
    draw(order, shadow);
    shadow.replaceChildren();
    draw([...order].reverse(), shadow);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const once = ['p7', ...all.map(({ id }) => id).filter((id) => id !== 'p7')];
    expect(begun()).to.deep.equal(once);
    // On several connections what began in order may arrive a little out of it.
    expect((await requests()).sort()).to.deep.equal([...once].sort());
    shadow.host.remove();
  });

  it('are those of the first products only, and what comes on stage later joins them', async () => {
    const all = products(CATALOGUE_PICTURES + 5);
    pictures.addCatalogue(all);
    pictures.start();
    await waitUntil(() => loaded?.size === CATALOGUE_PICTURES, 'all', { timeout: 8000 });
    pictures.addStage([all[50] as Product, all[0] as Product]);
    await waitUntil(() => loaded.has('p50'));
    const asked = await requests();
    expect(asked).to.have.length(CATALOGUE_PICTURES + 1);
    expect(asked.at(-1)).to.equal('p50');
  });

  it('of a host without CORS are asked for once more, plainly', async () => {
    const other = new URL('/__arrivals/no-cors-pictures', location.href);
    const { origin } = (await (await fetch(other)).json()) as { origin: string };
    const plain = { ...product('plain'), image: `${origin}/no-cors-pictures/plain.gif?plain` };
    pictures.addCatalogue([plain, product('cors')]);
    pictures.start();
    await waitUntil(() => loaded?.size === 2);
    expect(loaded.get('plain')?.crossOrigin).to.equal(null);
    expect(loaded.get('cors')?.crossOrigin).to.equal('anonymous');
  });

  it('that do not come are simply not there', async () => {
    pictures.addCatalogue([
      { ...product('gone'), image: 'http://127.0.0.1:1/x.gif' },
      product('here'),
    ]);
    pictures.start();
    await waitUntil(() => loaded?.has('here'));
    expect(loaded.has('gone')).to.equal(false);
  });

  it('of an earlier catalogue are forgotten, also when they arrive late', async () => {
    pictures.addCatalogue(products(3));
    pictures.start();
    pictures.reset();
    pictures.addCatalogue([product('new')]);
    await waitUntil(() => loaded.has('new'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([...loaded.keys()]).to.deep.equal(['new']);
  });
});
