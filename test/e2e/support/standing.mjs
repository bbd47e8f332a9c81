// Where a viewer stands before and after a choice, with all that a page can find on the device.

/** Where the viewer stands, and what is kept on this device. */
export const standing = (page) =>
  page.evaluate(async () => {
    const { state } = document
      .querySelector('stream-picks')
      .shadowRoot.querySelector('sp-pick-rail');
    const { phase, offCause, purposes, busy } = state;
    return {
      phase,
      offCause,
      busy,
      on: Object.keys(purposes).filter((purpose) => purposes[purpose]),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookie: document.cookie,
      caches: (await caches.keys()).length,
      frames: document.querySelectorAll('html > iframe').length,
    };
  });

/** {@link standing} of who was not asked yet. */
export const NOTHING = {
  phase: 'asking',
  offCause: null,
  busy: null,
  on: [],
  databases: [],
  local: {},
  session: {},
  cookie: '',
  caches: 0,
  frames: 0,
};
