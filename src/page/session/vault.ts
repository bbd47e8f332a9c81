/** Shops with a vault (docs/vault.md): what it is asked to draw, and what it hands back to the page. */

import type { VaultLook, VaultWish } from '../../core/vault.js';
import type { leftBehind } from '../consent/left-behind.js';
import type { Acts } from './acts.js';
import type { AfterShowPart } from './after-show.js';
import type { Choice } from './choice.js';
import type { Context } from './context.js';
import type { SpotlightPart } from './spotlight.js';

/** The parts that a wish from the vault may concern. */
export interface WishParts {
  readonly acts: Pick<Acts, 'note' | 'dismiss'>;
  readonly afterShow: Pick<AfterShowPart, 'setNotify'>;
  readonly choice: Pick<Choice, 'forgetOnClose'>;
  readonly spotlight: Pick<SpotlightPart, 'act'>;
}

/** Does what the viewer pressed in the vault's own frame, which has seen the press. */
export function doWish(wish: VaultWish, { acts, afterShow, choice, spotlight }: WishParts): void {
  switch (wish.kind) {
    case 'forget-on-close':
      return choice.forgetOnClose(wish.on);
    case 'notify':
      return void afterShow.setNotify(wish.on);
    case 'spotlight-again':
      return void spotlight.act('allow');
    case 'more-like-this':
      return acts.note({ type: 'react', productId: wish.productId, value: 1 });
    case 'dismiss':
      return void acts.dismiss(wish.productId);
    // These two are for the frame.
    case 'opened':
    case 'closed':
      return;
  }
}

/** How the page looks, for panels that the vault draws over it. */
export function lookOf({ options, store }: Context): VaultLook {
  const { colorScheme, direction } = getComputedStyle(options.host);
  const { minor, countsOffered, shared, notified } = store.state;
  return {
    lang: options.notice().language,
    dir: direction === 'rtl' ? 'rtl' : 'ltr',
    scheme: colorScheme,
    minor,
    countsOffered,
    shared,
    ...notified,
  };
}

/**
 * What was left behind in the page's own origin; with a vault nothing ever is, and what is there from
 * before it counts no more.
 */
export function lookFor(context: Context, look: typeof leftBehind): typeof leftBehind {
  return (shop, onLate) =>
    context.settings().vault === null ? look(shop, onLate) : Promise.resolve('nothing');
}
