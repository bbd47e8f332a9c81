import type { ImportWords } from '../importing.js';
import { listed, several } from './words.js';

const heldOf = (held: {
  readonly signals: number;
  readonly statements: number;
  readonly comparisons: number;
}): string => {
  const { signals, statements, comparisons } = held;
  return listed([
    several(signals, 'note'),
    ...(statements > 0 ? [several(statements, 'thing you said', 'things you said')] : []),
    ...(comparisons > 0 ? [several(comparisons, 'comparison')] : []),
  ]);
};

/** English texts of the import. */
export const importing: ImportWords = {
  title: 'Bring your data here',
  text: 'Did you use this shop in another browser? Press Export there, then choose that file here. It is read on this device and sent nowhere.',
  choose: 'Choose a file',
  reading: 'Reading the file…',
  found: ({ when, ...held }) => `The file of ${when} holds ${heldOf(held)}.`,
  replaces: (notes) =>
    `${
      notes === 0
        ? 'It becomes what is known here.'
        : `It takes the place of what is known here now: ${several(notes, 'note')}.`
    } Your choices stay as they are. Messages that were counted there count here, too.`,
  replace: 'Replace what is known',
  cancel: 'Cancel',
  working: 'A moment…',
  done: ({ refused, ...held }) =>
    `Done. Known here now: ${heldOf(held)}.${
      refused === 0 ? '' : ` ${several(refused, 'entry', 'entries')} stayed out: too old.`
    }`,
  changed: 'Your file was taken in.',
  refused: {
    'too-large': 'This file is too large to be one of ours. Nothing was changed.',
    'not-export':
      'This is not a file that Export made, or somebody changed it. Nothing was changed here.',
    'other-shop': 'This file is from another shop. Nothing was changed.',
    failed: 'That did not work. Nothing was changed. Try again.',
  },
  where: (path) => `The first trouble is at “${path}”.`,
};
