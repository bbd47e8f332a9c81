/** How long a dialog may be on its way before that is said, milliseconds. */
const PATIENCE_MS = 400;

/** How the dialogs stand while they are not there. */
export type Lateness = 'waiting' | 'failed';

type Dialogs = typeof import('./dialogs.js');

/** The dialogs' code: loaded ahead or when one is wanted, and tried again when the viewer says so. */
export class LateDialogs {
  readonly #changed: () => void;
  readonly #fault: (error: unknown) => void;
  #state: 'none' | 'loading' | 'failed' | 'here' = 'none';
  #isWanted = false;
  #isLong = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param changed Told when {@link lateness} may be another.
   * @param fault Told of each failure.
   */
  constructor(changed: () => void, fault: (error: unknown) => void) {
    this.#changed = changed;
    this.#fault = fault;
  }

  /** What has to be said in the place of the dialog that is wanted; null: nothing, or not yet. */
  get lateness(): Lateness | null {
    if (!this.#isWanted || this.#state === 'here') return null;
    if (this.#state === 'failed') return 'failed';
    return this.#isLong ? 'waiting' : null;
  }

  /** Whether a dialog is to be on screen; what failed while none was is tried again with the next. */
  want(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    clearTimeout(this.#patience);
    this.#isLong = false;
    if (!isWanted || this.#state === 'here') return;
    this.load();
    this.#patience = setTimeout(() => {
      this.#isLong = true;
      this.#changed();
    }, PATIENCE_MS);
  }

  /** Loads them where they are neither here nor on their way. */
  load(): void {
    if (this.#state === 'loading' || this.#state === 'here') return;
    this.#state = 'loading';
    this.#changed();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { defineDialogs }: Dialogs = await import('./dialogs.js');
      defineDialogs();
      this.#state = 'here';
    } catch (error) {
      this.#state = 'failed';
      // What is said stays while it is tried again.
      this.#isLong = true;
      this.#fault(error);
    }
    this.#changed();
  }
}
