/** `<stream-picks>` as a React component: attributes and properties as props, events as `onSp…`. */

import './define.js';
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import type {
  SpCartAddEvent,
  SpConsentEvent,
  SpErrorEvent,
  SpReadyEvent,
  SpReplayEvent,
  SpSelectEvent,
} from './ui/events.js';
import type { PlainElement } from './ui/plain-element.js';
import type { SETTINGS } from './ui/stream-picks/attributes.js';
import { StreamPicksElement } from './ui/stream-picks/stream-picks.js';

type SettingName = (typeof SETTINGS)[number];

/** What the component hears. */
export interface StreamPicksEvents {
  readonly onSpReady?: (event: SpReadyEvent) => void;
  readonly onSpConsent?: (event: SpConsentEvent) => void;
  readonly onSpSelect?: (event: SpSelectEvent) => void;
  readonly onSpCartAdd?: (event: SpCartAddEvent) => void;
  readonly onSpReplay?: (event: SpReplayEvent) => void;
  readonly onSpError?: (event: SpErrorEvent) => void;
}

/** Attributes that are more than text. */
interface TypedAttributes {
  readonly placement?: 'rail' | 'overlay';
  readonly minor?: boolean;
  readonly 'catalog-every'?: number | string;
  readonly 'max-picks'?: number | string;
  readonly 'tcf-vendor'?: number | string;
}

/** Attributes by their names in HTML; `catalog` takes an object as well. */
type Attributes = TypedAttributes & {
  readonly [N in Exclude<SettingName | 'host-name', 'catalog' | keyof TypedAttributes>]?: string;
};

/** What can be set on the element, but what it inherits. */
type Properties = Partial<Omit<StreamPicksElement, keyof PlainElement>>;

/** Props of {@link StreamPicks}. */
export type StreamPicksProps = React.HTMLAttributes<StreamPicksElement> &
  React.RefAttributes<StreamPicksElement> &
  Attributes &
  Properties &
  StreamPicksEvents;

/** Registers the elements when it is imported; `ref` gives the element. */
export const StreamPicks: React.FunctionComponent<StreamPicksProps> = createComponent({
  tagName: 'stream-picks',
  elementClass: StreamPicksElement,
  react: React,
  events: {
    onSpReady: 'sp-ready' as EventName<SpReadyEvent>,
    onSpConsent: 'sp-consent' as EventName<SpConsentEvent>,
    onSpSelect: 'sp-select' as EventName<SpSelectEvent>,
    onSpCartAdd: 'sp-cart-add' as EventName<SpCartAddEvent>,
    onSpReplay: 'sp-replay' as EventName<SpReplayEvent>,
    onSpError: 'sp-error' as EventName<SpErrorEvent>,
  },
});
