import { LitElement } from 'lit';

/**
 * An element whose first drawing is a task of its own: what the start of the page or one press draws
 * is spread over several short tasks, so that the page can answer in between (Lit, "Customizing the
 * update cycle"). Later updates come as always; `updateComplete` waits for what is drawn inside, too.
 */
export class OwnTaskElement extends LitElement {
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
