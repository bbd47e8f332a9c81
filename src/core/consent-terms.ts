/** What each purpose is in the terms of the Data Privacy Vocabulary (https://w3id.org/dpv). */

import type { Purpose } from './consent.js';
import { RETENTION_DAYS } from './retention.js';

/** One purpose as a record names it. */
export interface PurposeTerms {
  readonly purpose: string;
  readonly data: string;
  readonly processing: readonly string[];
  readonly measures: readonly string[];
  readonly place: string;
  /** Days since the act or report; or the event that ends it. */
  readonly kept: number | string;
}

const ACTS =
  'Products seen, looked at, saved, put in the basket, bought or put aside here; searches made here';

/** The design's table of purposes, one by one. */
export const PURPOSE_TERMS: Readonly<Record<Purpose, PurposeTerms>> = {
  picks: {
    purpose: 'dpv:ProvideProductRecommendations',
    data: ACTS,
    processing: ['dpv:Observe', 'dpv:Profiling', 'dpv:Infer'],
    measures: ['dpv:InformationFlowControl'],
    place: 'The memory of this browser',
    kept: 'The page is closed',
  },
  history: {
    purpose: 'dpv:ServicePersonalisation',
    data: ACTS,
    processing: ['dpv:Store', 'dpv:Profiling'],
    measures: ['dpv:EncryptionAtRest', 'dpv:InformationFlowControl'],
    place: 'This browser, on this device',
    kept: RETENTION_DAYS.history,
  },
  counts: {
    purpose: 'dpv:ServiceUsageAnalytics',
    data: 'One answer about a show, true or not as chance has it; that it was sent',
    processing: ['dpv:Derive', 'dpv:Transmit', 'dpv:Aggregate'],
    measures: ['dpv:DifferentialPrivacy', 'dpv:EncryptionInTransfer'],
    place: 'This browser, on this device; the recipient keeps totals only',
    kept: RETENTION_DAYS.counts,
  },
  offers: {
    purpose: 'dpv:PersonalisedBenefits',
    data: 'Products shown, looked at and dismissed here; what of it was turned off',
    processing: ['dpv:Observe', 'dpv:Store', 'dpv:Profiling'],
    measures: ['dpv:EncryptionAtRest', 'dpv:InformationFlowControl'],
    place: 'This browser, on this device',
    kept: RETENTION_DAYS.offers,
  },
  region: {
    purpose: 'dpv:Personalisation',
    data: 'The country chosen here, or else the one of this device’s time zone',
    processing: ['dpv:Use', 'dpv:Store'],
    measures: ['dpv:EncryptionAtRest', 'dpv:InformationFlowControl'],
    place: 'This browser, on this device: what was chosen; the time zone nowhere, read when needed',
    kept: 'This or picks are turned off, or all is erased; without history, the page is closed',
  },
};
