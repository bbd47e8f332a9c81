/** Registration for `stream-picks-host.js`. */
import { defineHost } from './host/define-host.js';

defineHost();
