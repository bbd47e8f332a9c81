// No view of the host's desk breaks a rule that axe knows, in either scheme.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import axe from 'axe-core';
import { defineHost } from '../../src/host/define-host.js';
import type { StreamPicksHostElement } from '../../src/host/stream-picks-host/stream-picks-host.js';
import { json, type Network, standIn } from './support/network.js';
import { estimates, plan, product } from './support/shows.js';

defineHost();

describe('axe finds nothing on the host’s page', function () {
  this.timeout(60_000);
  let network: Network;
  afterEach(() => {
    network.restore();
    const { style } = document.documentElement;
    style.colorScheme = '';
    style.background = '';
  });

  const open = async (view: 'desk' | 'projector' | 'report', token: string | null) => {
    const manifest = plan(Date.now());
    const whole = { shoe: product(1200, 0.5), lamp: product(1200, 0.2), vase: product(12, 0.3) };
    network = standIn({
      '/estimates': () => json(estimates(manifest, { atMs: Date.now(), whole, stages: {} })),
      '/manifest': () => json(manifest),
    });
    const host: StreamPicksHostElement = await fixture(html`<stream-picks-host
      collector="https://counts.shop.example"
      stream="friday"
      view=${view}
      .token=${token}
    ></stream-picks-host>`);
    await waitUntil(() => host.renderRoot.querySelector(token === null ? 'input' : 'h1'), view);
    return host;
  };

  for (const [name, view, token] of [
    ['the sign-in', 'desk', null],
    ['the desk', 'desk', 'host-token-4f9d1c'],
    ['the projector', 'projector', 'host-token-4f9d1c'],
    ['the report', 'report', 'host-token-4f9d1c'],
  ] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`${name}, ${scheme}`, async () => {
        const { style } = document.documentElement;
        style.colorScheme = scheme;
        style.background = scheme === 'dark' ? '#111310' : '';
        const host = await open(view, token);
        // In the second scheme only what colours can break.
        const { violations } = await axe.run(host, {
          resultTypes: ['violations'],
          ...(scheme === 'dark' ? { runOnly: ['color-contrast'] } : {}),
        });
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
        );
        expect(found.join('\n')).to.equal('');
      });
    }
  }
});
