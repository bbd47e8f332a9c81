/** The question, in Spanish: all that has to be there before the viewer has answered. */
import type { OptInWords } from '../messages.js';
import { usableTag } from '../tag.js';
import { type Words, wordsOf } from './words.js';

/** Spanish texts of the question. */
export const optIn = ({ figures }: Words): OptInWords => ({
  title: '¿Te recomendamos?',
  how: 'Cómo funciona',
  text: ({ controller, counts, days }) =>
    counts
      ? `Sí: tu dispositivo guarda ${figures(days)} días lo que miras. ${controller} recibe un dato alterado por programa.`
      : `Sí: tu dispositivo guarda ${figures(days)} días lo que miras. No se envía nada. El responsable es ${controller}.`,
  yes: 'Sí, recomendar',
  no: 'No, gracias',
  unsure: 'Pulsa otra vez',
  changed: {
    title: 'Hay cambios. ¿Sigue el sí?',
    what: ({ title, text }, elsewhere) => `${title}: ${elsewhere ?? text}`,
    whatOfSeveral: ({ title }, elsewhere) =>
      elsewhere === null ? `${title}.` : `${title}: ${elsewhere}`,
    yes: 'Sí, mantener',
    no: 'No, desactivar',
  },
  working: 'Un momento…',
  missing: 'No se pudo cargar. Comprueba la conexión e inténtalo de nuevo.',
  again: 'Intentar de nuevo',
});

/** The same for a tag, `es` or `es-MX`. */
export const askIn = (tag: string): OptInWords => optIn(wordsOf(usableTag(tag, 'es')));
