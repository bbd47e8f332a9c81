import type { VaultWords } from '../vault.js';

/** German texts about the vault. */
export const vault: VaultWords = {
  card: 'Nach deinen Notizen ausgesucht',
  check: (place) => ({
    title: 'Wo deine Notizen sind',
    text: `In einem Tresor bei ${place}, getrennt von der Seite des Shops. Der Tresor zeichnet, was du hier siehst. Die Seite des Shops kann es nicht lesen.`,
    state: 'Tresor',
    good: true,
  }),
  cannotText:
    'Wer dieses Gerät entsperren und diesen Browser öffnen kann, sieht, was du hier siehst. Ein unehrliches Skript auf der Seite des Shops sieht es nicht. Aber es kann sehen, was du dort drückst und welche Vorschläge in welcher Reihenfolge erscheinen. Und der Shop sieht weiterhin, was jeder Shop sieht: die Seiten, die du lädst, und was du kaufst.',
  choices:
    'Du hast auf der Seite des Shops gewählt, und diese Seite hat es dem Tresor gemeldet. Was nicht von dir ist, ändere hier.',
  alone:
    'Diese Seite bewahrt Notizen für die Live-Show eines Shops auf. Hier gibt es nichts zu sehen.',
};
