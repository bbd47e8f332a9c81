// A TCF provider for a page, made of the IAB's own packages; the test plays the viewer by `window.tcf`.
import { CmpApi } from '@iabtechlabtcf/cmpapi';
import { GVL, TCModel, TCString } from '@iabtechlabtcf/core';

/** A list of the storefront's vendors in the form of the IAB's global one. */
const VENDOR_LIST = {
  gvlSpecificationVersion: 3,
  vendorListVersion: 48,
  tcfPolicyVersion: 5,
  lastUpdated: '2026-01-01T00:00:00Z',
  purposes: Object.fromEntries(
    Array.from({ length: 11 }, (_, index) => [
      index + 1,
      { id: index + 1, name: `Purpose ${index + 1}`, description: '', illustrations: [] },
    ]),
  ),
  specialPurposes: {},
  features: {},
  specialFeatures: {},
  dataCategories: {},
  stacks: {},
  vendors: {
    77: {
      id: 77,
      name: 'Shop Ltd',
      purposes: [1, 3, 4, 5, 6, 7, 8, 9],
      legIntPurposes: [],
      flexiblePurposes: [],
      specialPurposes: [],
      features: [],
      specialFeatures: [],
      urls: [],
    },
  },
};

const api = new CmpApi(31, 2, true);
const gvl = new GVL(VENDOR_LIST);

function encode({ own = [], purposes = [], vendors = [], legitimate = [] }) {
  const model = new TCModel(gvl);
  model.cmpId = 31;
  model.cmpVersion = 2;
  model.isServiceSpecific = true;
  model.publisherConsents.set(own);
  model.purposeConsents.set(purposes);
  model.purposeLegitimateInterests.set(legitimate);
  model.vendorConsents.set(vendors);
  return TCString.encode(model);
}

await gvl.readyPromise;
window.tcf = {
  /** The question is on screen. */
  ask: () => api.update('', true),
  /** The viewer has answered: the publisher's purposes, the vendors' purposes, the vendors. */
  choose: (choice) => api.update(encode(choice), false),
  /** The GDPR does not apply here. */
  elsewhere: () => api.update(null),
};
