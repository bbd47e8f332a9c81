import { sentences } from '../../i18n/sentences.js';
import type { AskState } from '../../page/session/asked.js';
import type { AskWords } from '../ask-words.js';
import { controllerName } from '../session-element.js';
import type { Words } from '../words.js';

/** What the question speaks with where all words are at hand. */
export function askWordsOf(words: Words): AskWords {
  return { messages: words.messages, changes: (state) => changes(state, words) };
}

/** What is said now about each purpose whose notice changed. */
function changes({ askAgain, notified }: AskState, { messages, format }: Words): string {
  const { optIn, how } = messages;
  const { recipient, recipientCountry } = notified;
  const country = recipientCountry === null ? null : format.country(recipientCountry);
  const isElsewhere = recipient !== null || country !== null;
  const elsewhere = isElsewhere
    ? how.recipient(recipient, country)
    : sentences(how.purposes.counts.text, how.controller(controllerName({ notified })));
  const [only, ...others] = askAgain;
  if (only !== undefined && others.length === 0) {
    return optIn.changed.what(how.purposes[only], only === 'counts' ? elsewhere : null);
  }
  return sentences(
    ...askAgain.map((purpose) =>
      optIn.changed.whatOfSeveral(
        how.purposes[purpose],
        purpose === 'counts' && isElsewhere ? elsewhere : null,
      ),
    ),
  );
}
