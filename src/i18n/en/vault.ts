import type { VaultWords } from '../vault.js';

/** English texts about the vault. */
export const vault: VaultWords = {
  card: 'Picked from your notes',
  check: (place) => ({
    title: 'Where your notes are',
    text: `In a vault at ${place}, apart from the shop’s page. The vault draws what you see here. The shop’s page cannot read it.`,
    state: 'Vault',
    good: true,
  }),
  cannotText:
    'Whoever can unlock this device and open this browser can see what you see here. A dishonest script on the shop’s page cannot. But it can see what you press there, and which picks are shown in which order. And the shop still sees what every shop sees: the pages you load and what you buy.',
  choices:
    'You chose on the shop’s page, and that page told the vault. What is not yours, change here.',
  alone: 'This page keeps notes for a shop’s live show. There is nothing to see here.',
};
