import { css } from 'lit';

/** Dialogs: a sheet on a phone, a panel from 700 px. */
export const dialogs = css`
  dialog {
    position: fixed;
    inset: auto 0 0;
    inline-size: 100%;
    max-inline-size: none;
    max-block-size: calc(100dvh - calc(2 * var(--sp-rem)));
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--sp-radius-xl) var(--sp-radius-xl) 0 0;
    background: var(--sp-surface);
    color: var(--sp-text);
    box-shadow: var(--sp-shadow-3);
    flex-direction: column;
    /* Where large text leaves the body too little room, all of it scrolls. */
    overflow: auto;
    overscroll-behavior: contain;
    /* A word that is wider than a narrow column goes on in the next line, and is not cut off. */
    overflow-wrap: anywhere;
  }
  dialog:lang(de) {
    /* German words are long; short ones stay whole. */
    hyphens: auto;
    hyphenate-limit-chars: 14 5 5;
  }
  dialog[open] {
    display: flex;
    animation: rise var(--sp-duration) var(--sp-ease);
  }
  dialog::backdrop {
    background: var(--sp-scrim);
    animation: appear var(--sp-duration) var(--sp-ease);
  }
  @keyframes rise {
    from {
      translate: 0 calc(1.5 * var(--sp-rem));
      /* Never less than what a press needs to have been seen. */
      opacity: 0.6;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .head {
    display: flex;
    align-items: center;
    gap: var(--sp-space-3);
    padding: var(--sp-space-4) var(--sp-space-4) var(--sp-space-3);
  }
  .head h2 {
    flex: 1;
    font-size: var(--sp-text-xl);
    line-height: var(--sp-leading-xl);
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.02em;
  }
  .body {
    /* What is placed inside must not make the dialog itself scroll. */
    position: relative;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0 var(--sp-space-4) var(--sp-space-4);
    flex: 1;
    /* The foot with its choices stays in view with large text too. */
    min-block-size: min(calc(10 * var(--sp-rem)), 30dvh);
  }
  .foot {
    padding: var(--sp-space-3) var(--sp-space-4);
    padding-block-end: max(var(--sp-space-3), env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--sp-line);
    background: var(--sp-surface);
  }
  @media (min-width: 700px) {
    dialog {
      inset: 0;
      margin: auto;
      block-size: fit-content;
      max-block-size: calc(100dvh - calc(5 * var(--sp-rem)));
      inline-size: calc(34 * var(--sp-rem));
      border-radius: var(--sp-radius-xl);
    }
    .head {
      padding: var(--sp-space-5) var(--sp-space-6) var(--sp-space-3);
    }
    .body {
      padding: 0 var(--sp-space-6) var(--sp-space-5);
    }
    .foot {
      padding: var(--sp-space-4) var(--sp-space-6);
    }
  }
  /* Too low for a head and a foot that stay: all of it scrolls. */
  @media (max-height: 420px) {
    dialog {
      max-block-size: calc(100dvh - calc(0.5 * var(--sp-rem)));
      overflow: auto;
    }
    dialog[open] {
      display: block;
    }
    .body {
      overflow: visible;
    }
  }
  /* Text much enlarged on a narrow screen: words before air, and the heading no larger than needed. */
  @media (max-width: 14em) {
    .head,
    .body,
    .foot {
      padding-inline: var(--sp-space-2);
    }
    .head {
      gap: var(--sp-space-2);
    }
    .head h2 {
      min-inline-size: 0;
      font-size: var(--sp-text-lg);
      line-height: var(--sp-leading-lg);
    }
    .foot .button {
      min-inline-size: 0;
      padding-inline: var(--sp-space-2);
    }
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid CanvasText;
    }
  }
`;
