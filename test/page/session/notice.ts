import { WORDING_VERSIONS } from '../../../src/i18n/notice.js';
import type { SessionOptions } from '../../../src/page/session/options.js';

/** The notice that a session under test shows, as `<stream-picks>` would hand it over. */
export const noticeOf = (version = 1): ReturnType<SessionOptions['notice']> => ({
  version,
  wordings: WORDING_VERSIONS,
  text: 'The wording',
  language: 'en',
});
