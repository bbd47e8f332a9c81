/** The schemas the page needs only after it has something to read; loaded as one chunk. */
export { catalogueSlices } from './catalogue.js';
export { readPacing } from './pacing.js';
export { parsePopularity } from './popularity.js';
