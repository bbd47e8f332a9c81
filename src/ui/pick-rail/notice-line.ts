import { html, type TemplateResult } from 'lit';
import type { NoticeWords } from '../../i18n/messages.js';
import type { DataTab, Notice } from '../../page/session/state.js';
import { icon } from '../icons.js';
import type { CardContext } from './product-card.js';

const LINES: Readonly<
  Record<Notice, { text: keyof NoticeWords; link?: keyof NoticeWords; tab?: DataTab }>
> = {
  'choice-not-kept': { text: 'changeNotKept' },
  'kept-lost': { text: 'keptLost' },
  'storage-busy': { text: 'storageBusy' },
  locked: { text: 'locked', link: 'toUnlock', tab: 'choices' },
  'memory-only': { text: 'memoryOnly', link: 'toRuns', tab: 'runs' },
  'no-isolation': { text: 'noIsolation', link: 'toRuns', tab: 'runs' },
  'engine-failed': { text: 'engineFailed' },
  'picks-paused': { text: 'picksPaused', link: 'toRuns', tab: 'runs' },
  'counts-spent': { text: 'countsSpent', link: 'toLeft', tab: 'left' },
  'counts-blocked': { text: 'countsBlocked', link: 'toChoices', tab: 'choices' },
  'manifest-mismatch': { text: 'manifestMismatch', link: 'toLeft', tab: 'left' },
};

/** One sentence, the way to more, and a way to put it aside. */
export function noticeLine(notice: Notice, context: CardContext, hide: () => void): TemplateResult {
  const { notices } = context.words.messages;
  const { text, link, tab } = LINES[notice];
  return html`<div class="notice" part="notice" role="status">
    ${icon('note', 'small')}
    <p>
      ${notices[text]}
      ${
        link === undefined || tab === undefined
          ? ''
          : html`<button class="inline" type="button" @click=${() => context.actions.openData(tab)}>${notices[link]}</button>`
      }
    </p>
    <button class="round" type="button" aria-label=${notices.dismiss} @click=${hide}>${icon('close', 'small')}</button>
  </div>`;
}
