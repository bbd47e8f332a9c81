import type { LeftBehind, leftBehind } from '../consent/left-behind.js';

/**
 * What was kept by a visit whose marker is lost. A store that the browser mends after a crash may open
 * long after the viewer was asked again; what it holds counts then, and so does a no said meanwhile.
 */
export class Behind {
  #found: Promise<LeftBehind> = Promise.resolve('nothing');
  #no: (() => void) | null = null;

  /** @param found Told once there is an answer, and again where a late one is another. */
  async look(
    shop: string,
    looking: typeof leftBehind,
    found: (behind: LeftBehind) => void,
  ): Promise<void> {
    this.#no = null;
    this.#found = looking(shop, (late) => {
      this.#found = Promise.resolve(late);
      if (this.#no === null) found(late);
      else if (late === 'profile') this.#no();
    });
    found(await this.#found);
  }

  /** Whether there is a profile, as far as can be told within the limit of a look. */
  async isProfile(): Promise<boolean> {
    return (await this.#found) === 'profile';
  }

  /** A no that found no profile; `again` says it once more where one turns up late. */
  noAnyway(again: () => void): void {
    this.#no = again;
  }
}
