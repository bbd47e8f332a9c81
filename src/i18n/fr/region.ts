import type { RegionWords } from '../region.js';
import { quoted } from './words.js';

/** French texts about the viewer's country. */
export const region: RegionWords = {
  known: (country, chosen) =>
    chosen
      ? `Votre pays\u202f: ${country}, choisi par vous`
      : `Votre pays\u202f: ${country}, d’après le fuseau horaire de votre horloge`,
  unknown:
    'Votre pays\u202f: inconnu. Votre horloge n’en nomme aucun\u202f: rien n’est donc écarté.',
  text: (purpose) =>
    `Les suggestions écartent ce qui n’y est pas livré et suivent ses saisons. Le pays n’est jamais envoyé. L’interrupteur ${quoted(purpose)} le désactive.`,
  toChoices: 'Vos choix',
  notKnown:
    'Votre nom, votre adresse e-mail, votre âge, l’endroit où vous êtes dans votre pays et ce que vous faites sur d’autres pages restent inconnus.',
  label: 'Votre pays',
  hint: 'Ce que vous choisissez est gardé avec vos notes sur cet appareil, et effacé avec elles.',
  byClock: (country) =>
    country === null
      ? 'D’après mon horloge\u202f: inconnu'
      : `D’après mon horloge\u202f: ${country}`,
};
