// What a dishonest script of the shop's page may try to read the viewer's notes, in order. Both functions
// run in the page later than `vault-spy.mjs`, and must not close over anything. Each attack gives all
// that it got, as text: the test looks for planted words in it.

/** By name, what to do with what lies in the page. @param tools what `toolsIn` gives */
export function attacksOnPage({ host, wait, text, all, frames, drawn, askAll }) {
  return {
    'reads and decrypts every database of its origin': async () => {
      const read = [];
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        const rows = {};
        for (const store of database.objectStoreNames) {
          rows[store] = await new Promise((resolve) => {
            const request = database.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
          });
        }
        database.close();
        const keys = new Map((rows.keys ?? []).map(({ id, key }) => [id, key]));
        for (const [store, records] of Object.entries(rows)) {
          for (const { shop, id, schema, revision, iv, data, key } of records) {
            if (!keys.has(key) || data === undefined) continue;
            const place = `${store}|${JSON.stringify([shop, id])}|${schema}|${revision}`;
            const additionalData = new TextEncoder().encode(place);
            const rule = { name: 'AES-GCM', iv, additionalData };
            const bytes = await crypto.subtle.decrypt(rule, keys.get(key), data);
            read.push(new TextDecoder().decode(bytes));
          }
        }
      }
      return read.join('\n');
    },
    'opens databases by the names that the vault uses': () =>
      all(
        ...['stream-picks', `stream-picks of ${location.origin}`].map((name) => async () => {
          const known = await indexedDB.databases();
          return known.filter((one) => one.name === name);
        }),
      ),
    'reads the document and the storage of every frame': async () => {
      const read = [];
      for (const frame of frames()) {
        const inner = frame.contentWindow;
        read.push(
          await all(
            () => frame.contentDocument?.documentElement.outerHTML,
            () => inner.document.body.innerHTML,
            () => inner.indexedDB.databases(),
            () => ({ ...inner.localStorage }),
            () => inner.caches.keys(),
            () => inner.eval('document.documentElement.outerHTML'),
            () => inner.location.href,
            () => inner[0]?.document.documentElement.outerHTML,
            () => Reflect.ownKeys(inner).map((key) => String(key)),
          ),
        );
      }
      return read.join('\n');
    },
    'opens Your data and reads what is drawn': async () => {
      host.openYourData();
      await wait(300);
      const dialog = host.shadowRoot.querySelector('sp-data-dialog')?.shadowRoot;
      for (const button of dialog?.querySelectorAll('button') ?? []) {
        if (/^\s*Show/.test(button.textContent)) button.click();
      }
      await wait(100);
      const read = drawn();
      host.shadowRoot.querySelector('sp-data-dialog')?.actions.closePanel();
      document
        .querySelector('dialog:has(> iframe)')
        ?.dispatchEvent(new Event('cancel', { cancelable: true }));
      return read;
    },
    'asks why of every product and reads what is drawn': async () => {
      const read = [];
      for (const id of ['P0', 'P6', 'P12', 'P18']) {
        host.why(id);
        await wait(120);
        read.push(drawn());
      }
      host.shadowRoot.querySelector('sp-why-dialog')?.actions.closePanel();
      document
        .querySelector('dialog:has(> iframe)')
        ?.dispatchEvent(new Event('cancel', { cancelable: true }));
      return read.join('\n');
    },
    'reads the state behind the element': () => {
      const inner = [...host.shadowRoot.querySelectorAll('*')];
      return text(inner.flatMap(({ state, actions }) => [state, actions?.state]));
    },
    'calls the wishes that give data out': async () => {
      const { actions } = host.shadowRoot.querySelector('sp-pick-rail');
      return all(
        () => actions.exportData({}),
        () => actions.exportLog({}),
        () => actions.unlock('guess'),
        () => actions.recordRefusal({}),
      );
    },
    'asks everything over the ports it has stolen': async () => {
      const heard = [];
      for (const end of window.stolen) heard.push(await askAll(end));
      return [...heard, ...window.loot].join('\n');
    },
    'hands over a catalogue of its own and reads the picks of it': async () => {
      const product = (id, brand, kind) => ({
        id,
        title: `${brand} ${kind}`,
        url: '/p',
        brand,
        category: ['Shop', kind],
        tags: [],
        availability: 'in-stock',
        images: [],
      });
      const products = ['Lamps', 'Tea', 'Audio'].map((kind, at) => product(`X${at}`, 'Oda', kind));
      const from = window.loot.length;
      for (const end of window.stolen) {
        end.postMessage({ seq: 800_000, request: { kind: 'catalog', products } });
      }
      await wait(400);
      return window.loot.slice(from).join('\n');
    },
    'says yes to offers and hands over a catalogue in which everything has one': async () => {
      const offer = { label: 'x', code: 'x', afterInteractions: 1 };
      const product = (id) => ({
        id,
        title: 'x',
        url: '/p',
        category: [],
        tags: [],
        availability: 'in-stock',
        images: [],
        offer,
      });
      const products = Array.from({ length: 30 }, (_, at) => product(`P${at}`));
      const wordings = { picks: 1, history: 1, counts: 1, offers: 1, region: 1 };
      const consent = (offers) => ({
        kind: 'consent',
        choice: {
          purposes: { picks: true, history: true, counts: false, offers, region: false },
          wordings,
          noticeVersion: 1,
          noticeHash: '',
          language: 'en',
          controller: 'x',
          source: 'page',
          named: { policy: null, contact: null, recipient: null, recipientCountry: null },
        },
      });
      const told = [];
      const hear = ({ data }) => {
        if (data?.event?.kind === 'after-show') told.push(data.event.afterShow);
      };
      for (const end of window.stolen) {
        end.addEventListener('message', hear);
        for (const request of [consent(true), { kind: 'catalog', products }])
          end.postMessage({ seq: 810_000 + told.length, request });
      }
      await wait(700);
      for (const end of window.stolen) {
        end.postMessage({ seq: 820_000, request: consent(false) });
        end.removeEventListener('message', hear);
      }
      await wait(200);
      return text(told);
    },
    'asks for more than there is, to read the errors': async () => {
      const bent = [
        { seq: 'x', request: { kind: 'view' } },
        { seq: 1, request: { kind: 'consent', choice: { purposes: null } } },
        { seq: 2, request: { kind: 'stage', show: null } },
        { seq: 3, request: { kind: 'signal', signal: null, at: 'now' } },
        { seq: 4, request: { kind: 'pack', bytes: new ArrayBuffer(7) } },
        { seq: 5, request: { kind: 'take-back', type: 'search', productId: { toString: 1 } } },
        { seq: 6, request: { kind: 'report-done', id: {}, outcome: 'sent' } },
        { show: { panel: { kind: 'data', tab: {} }, look: { policy: 'javascript:alert(1)' } } },
        { show: { panel: null } },
        { learner: 1 },
        { partition: 'https://other.example' },
      ];
      const from = window.loot.length;
      for (const end of window.stolen) for (const one of bent) end.postMessage(one);
      await wait(300);
      document
        .querySelector('dialog:has(> iframe)')
        ?.dispatchEvent(new Event('cancel', { cancelable: true }));
      return window.loot.slice(from).join('\n');
    },
  };
}

/** By name, what to do with frames, windows and the browser. @param tools what `toolsIn` gives */
export function attacksOnFrames({
  origin,
  wait,
  text,
  all,
  frames,
  askAll,
  ownVault,
  vault,
  evil,
  sibling,
}) {
  return {
    'greets the vault a second time': async () => {
      const answers = [];
      const hear = ({ data, ports }) => answers.push(text(data), ...ports.map(() => 'A PORT'));
      addEventListener('message', hear);
      for (const { contentWindow } of frames()) {
        contentWindow.postMessage({ streamPicksVault: 1, nonce: 'again' }, '*');
      }
      await wait(200);
      removeEventListener('message', hear);
      return answers.join('\n');
    },
    'greets it from a frame of its own origin beside it': async () => {
      const beside = document.createElement('iframe');
      beside.srcdoc = `<script>
        const got = [];
        addEventListener('message', ({data, ports}) => got.push(JSON.stringify(data), ports.length));
        const greet = (one) => { try { one.postMessage({streamPicksVault: 1, nonce: 'n'}, '*') } catch {} };
        for (let at = 0; at < parent.length; at += 1) { greet(parent[at]); if (parent[at].length) greet(parent[at][0]); }
        window.got = got;
      </script>`;
      document.body.append(beside);
      await wait(300);
      return text(beside.contentWindow.got);
    },
    'greets it from a page of another origin beside it': async () => {
      const got = [];
      const hear = ({ data, origin: from }) => from === evil && got.push(text(data));
      addEventListener('message', hear);
      const beside = document.createElement('iframe');
      beside.src = `${evil}/greeter.html`;
      document.body.append(beside);
      await wait(400);
      removeEventListener('message', hear);
      return got.join('\n');
    },
    'pretends to be the vault before it answers': async () => {
      const got = [];
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', ({ data }) => got.push(text(data)));
      port1.start();
      const source = frames().find(({ src }) => src === vault)?.contentWindow ?? null;
      for (const data of [
        { streamPicksVault: 1, nonce: 'n', answer: 'yes' },
        { ready: 'isolated' },
      ]) {
        dispatchEvent(new MessageEvent('message', { data, origin, source, ports: [port2] }));
        postMessage(data, '*');
      }
      await wait(200);
      return got.join('\n');
    },
    'greets a frame of the vault that it made': async () => {
      const { answers, port, frame } = await ownVault();
      const read = port ? await askAll(port) : '';
      frame.remove();
      return [...answers, read].join('\n');
    },
    'greets one inside a frame of its own': async () => {
      const outer = document.createElement('iframe');
      outer.srcdoc = '<!doctype html><title>outer</title>';
      document.body.append(outer);
      await wait(100);
      const { answers, port } = await ownVault(outer.contentDocument, outer.contentWindow);
      const read = port ? await askAll(port) : '';
      outer.remove();
      return [...answers, read].join('\n');
    },
    'has another shop of the same vault look': async () => {
      const got = [];
      const hear = ({ data, origin: from }) => from === sibling && got.push(text(data));
      addEventListener('message', hear);
      const other = document.createElement('iframe');
      other.src = `${sibling}/sibling.html`;
      document.body.append(other);
      for (let turn = 0; turn < 60 && got.length === 0; turn += 1) await wait(50);
      removeEventListener('message', hear);
      other.remove();
      return got.join('\n');
    },
    'opens the vault as a window and greets it as its opener': async () => {
      const opened = window.open(vault, 'opened');
      if (opened === null) return 'no window';
      const got = [];
      const hear = ({ data, ports }) => got.push(text(data), ...ports.map(() => 'A PORT'));
      addEventListener('message', hear);
      await wait(400);
      opened.postMessage({ streamPicksVault: 1, nonce: 'n' }, '*');
      await wait(200);
      const read = await all(
        () => opened.document.body.textContent,
        () => opened.name,
      );
      removeEventListener('message', hear);
      opened.close();
      return [read, ...got].join('\n');
    },
    'takes the frame elsewhere and reads what stays': async () => {
      const { frame, answers } = await ownVault();
      const inner = frame.contentWindow;
      const before = await all(
        () => inner.name,
        () => inner.history.length,
      );
      frame.src = 'javascript:document.documentElement.outerHTML';
      await wait(60);
      inner.location = '/blank.html';
      await wait(250);
      const after = await all(
        () => inner.document.documentElement.outerHTML,
        () => inner.name,
        () => inner.indexedDB.databases(),
        () => ({ ...inner.sessionStorage }),
        () => inner.document.referrer,
        () => inner.history.state,
        () => inner.performance.getEntries(),
      );
      frame.remove();
      return [...answers, before, after].join('\n');
    },
    'takes the frame inside the vault’s frame': async () => {
      const { frame, answers } = await ownVault();
      const inner = frame.contentWindow[0];
      const read = await all(() => inner.document.body.innerHTML);
      if (inner) inner.location = `${location.origin}/blank.html`;
      await wait(250);
      const after = await all(
        () => inner.document.documentElement.outerHTML,
        () => inner.parent.document.body.innerHTML,
        () => inner.indexedDB.databases(),
      );
      frame.remove();
      return [...answers, read, after].join('\n');
    },
    'dumps every storage, lock and cache of its origin': () =>
      all(
        () => ({ ...localStorage }),
        () => ({ ...sessionStorage }),
        () => document.cookie,
        async () =>
          Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())),
        () => navigator.locks.query(),
        () => navigator.storage.estimate(),
        () => navigator.storage.getDirectory().then((folder) => folder.name),
        () => history.state,
        () => window.name,
      ),
    'sees with a service worker what is fetched': async () => {
      const got = [];
      const hear = ({ data }) => got.push(text(data));
      navigator.serviceWorker.addEventListener('message', hear);
      const registration = await navigator.serviceWorker.register('/thief.js');
      await navigator.serviceWorker.ready;
      await wait(150);
      const { answers, frame } = await ownVault();
      await wait(100);
      frame.remove();
      await registration.unregister();
      return [...got, ...answers].join('\n');
    },
    'reads performance entries and makes objects of addresses': () =>
      all(
        () => performance.getEntries(),
        () =>
          fetch(`blob:${origin}/00000000-0000-4000-8000-000000000000`).then((one) => one.text()),
        () => fetch(vault).then((one) => one.text()),
        () => String(new Worker(vault.replace('.html', '.js'))),
      ),
    'draws the frame onto a canvas, finds and selects in it': () =>
      all(
        () => document.createElement('canvas').getContext('2d').drawImage(frames()[0], 0, 0),
        () => {
          getSelection().selectAllChildren(document.documentElement);
          return String(getSelection());
        },
        () => frames().map((frame) => frame.contentWindow.getSelection?.().toString()),
        () => document.elementFromPoint(200, 200)?.outerHTML,
        () => new XMLSerializer().serializeToString(document),
      ),
  };
}
