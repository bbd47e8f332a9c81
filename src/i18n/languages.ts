/**
 * The languages of the widget, each loaded when it is spoken: first the words of the question, then
 * all of them. A new language is one line here (docs/architecture.md).
 */

import { optIn as english } from './en/ask.js';
import type { Messages, OptInWords } from './messages.js';

/** Words for a BCP 47 tag, with figures as that tag's region writes them. */
type For<W> = (tag: string) => W;

interface Language {
  readonly ask: () => Promise<For<OptInWords>>;
  readonly words: () => Promise<For<Messages>>;
}

/** Words that are the same in every region. */
const inAll =
  <W>(words: W): For<W> =>
  () =>
    words;

const ENGLISH: Language = {
  ask: async () => inAll(english),
  words: () => import('./en/messages.js').then(({ en }) => inAll(en)),
};

/** By primary language. English stands in for every other. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  ar: {
    ask: () => import('./ar/ask.js').then(({ askIn }) => askIn),
    words: () => import('./ar/messages.js').then(({ arabic }) => arabic),
  },
  de: {
    ask: () => import('./de/ask.js').then(({ optIn }) => inAll(optIn)),
    words: () => import('./de/messages.js').then(({ de }) => inAll(de)),
  },
  en: ENGLISH,
  es: {
    ask: () => import('./es/ask.js').then(({ askIn }) => askIn),
    words: () => import('./es/messages.js').then(({ spanish }) => spanish),
  },
  fr: {
    ask: () => import('./fr/ask.js').then(({ optIn }) => inAll(optIn)),
    words: () => import('./fr/messages.js').then(({ fr }) => inAll(fr)),
  },
  ja: {
    ask: () => import('./ja/ask.js').then(({ optIn }) => inAll(optIn)),
    words: () => import('./ja/messages.js').then(({ japanese }) => inAll(japanese)),
  },
  zh: {
    ask: () => import('./zh/ask.js').then(({ optIn }) => inAll(optIn)),
    words: () => import('./zh/messages.js').then(({ zhHans }) => inAll(zhHans)),
  },
};

/** `en` of `en-IN`; English for what is not spoken here. */
function primaryOf(tag: string): string {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(LANGUAGES, primary) ? primary : 'en';
}

/** What has been loaded of one kind of words, by language, and what was made of it, by tag. */
class Shelf<W> {
  readonly #load: (language: Language) => Promise<For<W>>;
  readonly #loaded = new Map<string, For<W>>();
  readonly #made = new Map<string, W>();

  constructor(load: (language: Language) => Promise<For<W>>) {
    this.#load = load;
  }

  /** Null where they have to be loaded first. */
  now(tag: string): W | null {
    const known = this.#made.get(tag);
    if (known !== undefined) return known;
    const words = this.#loaded.get(primaryOf(tag))?.(tag) ?? null;
    if (words !== null) this.#made.set(tag, words);
    return words;
  }

  /** Loads them; where that fails, English from now on. Rejects where that fails, too. */
  async load(tag: string): Promise<void> {
    const primary = primaryOf(tag);
    if (this.#loaded.has(primary)) return;
    let words: For<W>;
    try {
      words = await this.#load(LANGUAGES[primary] ?? ENGLISH);
    } catch (error) {
      if (primary === 'en') throw error;
      words = await this.#load(ENGLISH);
    }
    this.#loaded.set(primary, words);
  }
}

/** The words of the question. */
export const askWords = new Shelf<OptInWords>(({ ask }) => ask());

/** All words. */
export const allWords = new Shelf<Messages>(({ words }) => words());
