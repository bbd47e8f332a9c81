/** The host's element, its events, and its registration, for `stream-picks-host.js`. */
import { defineHost } from './host/define-host.js';

export * from './host/events.js';
export { StreamPicksHostElement } from './host/stream-picks-host/stream-picks-host.js';

defineHost();
