/** A file that Export makes, taken in again. */
export interface ImportWords {
  readonly title: string;
  readonly text: string;
  readonly choose: string;
  readonly reading: string;
  /** What the file holds. */
  found(held: {
    readonly signals: number;
    readonly statements: number;
    readonly comparisons: number;
    readonly when: string;
  }): string;
  /** What will happen; `notes` are known here now. */
  replaces(notes: number): string;
  readonly replace: string;
  readonly cancel: string;
  readonly working: string;
  done(result: {
    readonly signals: number;
    readonly statements: number;
    readonly comparisons: number;
    readonly refused: number;
  }): string;
  /** Beside Undo. */
  readonly changed: string;
  readonly refused: {
    readonly 'too-large': string;
    readonly 'not-export': string;
    readonly 'other-shop': string;
    readonly failed: string;
  };
  /** Which field of the file is at fault. */
  where(path: string): string;
}
