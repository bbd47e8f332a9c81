// Times as a sentence of the host's page takes them, in every language.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createFormat } from '../../src/host/format.ts';
import { hostMessagesFor } from '../i18n/support/host-messages-for.ts';
import { LANGUAGES } from '../i18n/support/languages.mjs';

for (const language of LANGUAGES) {
  test(`${language}: how long ago is said in words, never as a number below zero`, () => {
    const { ago } = createFormat(language);
    for (const ms of [0, 2000, 59_000, 130_000]) assert.doesNotMatch(ago(ms), /^[-+\u2212]/);
  });

  test(`${language}: a sentence that ends in a shortened unit has one full stop`, () => {
    const { head } = hostMessagesFor(language);
    const { ago, duration } = createFormat(language);
    for (const ms of [2000, 130_000, 3_700_000])
      for (const said of [head.running(duration(ms), null), head.updated(ago(ms))])
        assert.doesNotMatch(said, /\.\.|\.。/);
  });
}
