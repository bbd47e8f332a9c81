import { RETENTION_DAYS } from '../../core/retention.js';
import { noticeText, noticeVersion, WORDING_VERSIONS } from '../../i18n/notice.js';
import type { Notice } from '../../page/session/options.js';
import type { SessionState } from '../../page/session/state.js';
import { controllerName, countsInFirstLayer } from '../session-element.js';
import type { Words } from '../words.js';

/** What the viewer was told when asked, as a record of the choice keeps it. */
export function noticeShown(state: SessionState, { messages, format }: Words): Notice {
  const { policy, contact, recipient, recipientCountry } = state.notified;
  return {
    version: noticeVersion(messages.lang),
    wordings: WORDING_VERSIONS,
    language: messages.lang,
    text: noticeText(messages, {
      controller: controllerName(state),
      counts: countsInFirstLayer(state),
      days: RETENTION_DAYS.history,
      policy,
      contact,
      recipient,
      country: recipientCountry === null ? null : format.country(recipientCountry),
    }),
  };
}
