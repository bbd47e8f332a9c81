// Words that are the same in English and in another language, so no oversight.

/** In every language: names, units and forms of files. */
export const SAME_EVERYWHERE = ['0 J', 'LIVE'];

/** By language. */
export const SAME_WORDS = {
  ar: [],
  de: ['Code:', 'Demo', 'Intro', 'Passphrase', 'Show'],
  es: ['No', 'popular'],
  fr: ['Contact', 'Intact', 'Intro', 'Question', 'Questions'],
  ja: [],
  zh: [],
};
