import { LitElement } from 'lit';

let resizes = 0;
let sinceResize: CSSStyleSheet | undefined;

// Nothing to listen to on a server.
globalThis.addEventListener?.('resize', () => {
  resizes += 1;
  sinceResize = undefined;
});

/** A sheet that styles nothing, with another text after each change of the view. */
function sheetOfView(): CSSStyleSheet {
  if (sinceResize === undefined) {
    sinceResize = new CSSStyleSheet();
    sinceResize.replaceSync(`:not(*){--view:${resizes}}`);
  }
  return sinceResize;
}

/**
 * An element whose first drawing is a task of its own: what the start of the page or one press draws
 * is spread over several short tasks, so that the page can answer in between (Lit, "Customizing the
 * update cycle"). Later updates come as always; `updateComplete` waits for what is drawn inside, too.
 *
 * WebKit keeps what it has made of the styles that shadow trees share by their text, queries and units
 * of the view with it, also where the view changes while none of these trees is in the page: after a
 * phone was turned a dialog opened at the size of before. So after each change the text is another.
 */
export class OwnTaskElement extends LitElement {
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    if (root instanceof ShadowRoot) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOfView()];
    }
    return root;
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) {
      await new Promise((resolve) => {
        setTimeout(resolve);
      });
    }
    await super.scheduleUpdate();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    const inside = [...this.renderRoot.querySelectorAll('*')].filter(
      (element) => element instanceof OwnTaskElement,
    );
    await Promise.all(inside.map(async ({ updateComplete }) => updateComplete));
    return isDone;
  }
}
