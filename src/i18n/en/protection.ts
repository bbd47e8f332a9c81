import type { ProtectionWords } from '../protection.js';
import { figures } from './words.js';

/** English texts of the passphrase and of the tab that forgets. */
export const protection: ProtectionWords = {
  title: 'On this device',
  forget: (asking) => ({
    title: 'Forget me when I close this tab',
    text: asking
      ? 'For a device that others use too. Nothing is kept on it and nothing is counted.'
      : 'For a device that others use too. What is kept on it is erased now, nothing is counted, and you are asked anew next time.',
  }),
  forgetBlocks: 'Off while this tab forgets you.',
  open: {
    title: 'A passphrase for your notes',
    text: 'Whoever copies this browser’s files can read your notes. With a passphrase they cannot. You give it again each time the page opens.',
  },
  guarded: {
    title: 'Your notes have a passphrase',
    text: 'Whoever copies this browser’s files cannot read them without it.',
  },
  locked: {
    title: 'Your notes are locked',
    text: 'Give your passphrase to use them here. Until then picks start from nothing, and what is noted now joins your notes afterwards.',
  },
  set: 'Set a passphrase',
  change: 'Change it',
  remove: 'Take it off',
  unlock: 'Unlock',
  save: 'Save',
  cancel: 'Cancel',
  working: 'A moment…',
  passphrase: 'Passphrase',
  current: 'Passphrase now',
  fresh: 'New passphrase',
  show: 'Show it',
  hint: (strength, least) => {
    switch (strength) {
      case 'empty':
        return `At least ${figures(least)} characters. Four words that have nothing to do with each other are easy to keep and hard to guess.`;
      case 'short':
        return `At least ${figures(least)} characters.`;
      case 'weak':
        return 'Long enough, but easy to guess.';
      case 'good':
        return 'Long enough.';
    }
  },
  wrong: 'That is not the passphrase. Try again.',
  wait: 'Too many wrong tries. Wait half a minute, then try again.',
  busy: 'Another tab of this shop is busy with your notes. Nothing was changed. Close that tab or wait a little, then try again.',
  failed: 'That did not work. Nothing was changed. Try again.',
  forgotten:
    'If you forget it, nobody can read your notes again, and we cannot help. The only way on is “Stop and erase”.',
  done: {
    set: 'Your passphrase is set.',
    removed: 'The passphrase is off.',
    unlocked: 'Unlocked.',
  },
};
