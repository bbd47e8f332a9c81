// What the widget hears of the page's consent tools, made anew for each test.
import type { OutsideState } from '../../../src/core/outside.js';
import { OutsideSources } from '../../../src/page/consent/outside.js';
import { removeTools } from './fake-tools.js';

export const rest = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
export const ALL = ['picks', 'history', 'region'];

export let sources: OutsideSources;
export let faults: string[];
export let changes: OutsideState[];
let vendor: number | null;

export const denied = () => Object.keys(sources.state.denied).sort();
export const granted = () => Object.keys(sources.state.granted).sort();

/** The storefront's number in the TCF's list of vendors, for this test. */
export const beVendor = (id: number): void => {
  vendor = id;
};

/** Gives each test of a file sources that have heard nothing, and takes every tool away after it. */
export function useSources(): void {
  beforeEach(() => {
    faults = [];
    changes = [];
    vendor = null;
    sources = new OutsideSources({
      tcfVendor: () => vendor,
      changed: (state) => changes.push(state),
      fault: (path, reason) => faults.push(`${path}: ${reason}`),
    });
  });
  afterEach(() => {
    sources.stop();
    removeTools();
  });
}
