import type { Switched } from '../../core/after-show.js';
import type { AfterShowWords } from '../after-show.js';
import type { Words } from './words.js';

const OFF: Readonly<Record<Exclude<Switched, 'notify'>, string>> = {
  offer: 'su oferta',
  recap: 'en el resumen',
  missed: 'entre lo que te perdiste',
  reminder: 'como recordatorio',
};

/** Spanish texts of the recap and the offers. */
export function afterShow({ several, times }: Words): AfterShowWords {
  const lookedAt = (looks: number) => `Lo miraste ${times(looks)}`;
  return {
    offers: (count) => (count === 1 ? 'Una oferta' : 'Ofertas'),
    recap: 'Tu resumen',
    madeFrom: (notes) =>
      notes === 1
        ? 'Hecho en tu dispositivo, a partir de tu nota'
        : `Hecho en tu dispositivo, a partir de tus ${several(notes, 'nota', 'notas')}`,
    madeHere: 'Elegido en tu dispositivo',
    looked: 'mirados',
    saved: 'guardados',
    added: 'en el carrito',
    spentTime: 'A lo que dedicaste tiempo',
    away: 'No estabas cuando salió esto',
    item: ({ because, looks }) => (because === 'saved' ? 'Lo guardaste' : lookedAt(looks)),
    awayWhy: 'Salió en pantalla mientras esta página estaba en segundo plano',
    reminders: 'De tu última visita',
    reminder: ({ because, looks }, day) =>
      because === 'saved' ? `Lo guardaste el ${day}` : `${lookedAt(looks)}, la última el ${day}`,
    hide: (title) => `Ocultar: ${title}`,
    hidden: (title) => `Oculto: ${title}.`,
    undo: 'Deshacer',
    offHeading: 'Oculto después del programa',
    off: (what, title) => `${title}: ${OFF[what]}`,
    showAgain: 'Volver a mostrar',
    showAgainNamed: (title) => `Volver a mostrar: ${title}`,
    offerWhy: ({ because, acts }) =>
      `La ves porque ${because === 'saved' ? 'lo guardaste' : `lo miraste ${times(acts)}`}. La eligió tu dispositivo, y el código es el mismo para todos.`,
    code: (code) => `Código: ${code}`,
    watch: (time) => `Ver desde ${time}`,
    watchNamed: (time, title) => `Ver desde ${time}: ${title}`,
    unreachable: 'Esta página no tiene una repetición a la que saltar.',
    messageTitle: 'El programa ha terminado',
    messageBody: 'Vuelve para ver lo que te perdiste.',
    notify: 'Avísame cuando termine un programa',
    notifyText:
      'Un aviso de este navegador, si te perdiste algo mientras esta página estaba en segundo plano. No nombra ningún producto. Se desactiva a los 30 días.',
    notifyDenied: 'Tu navegador no deja que esta página muestre avisos.',
    close: 'Cerrar',
    notForMe: 'No es para mí',
    notForMeText: 'Desactiva resúmenes, recordatorios y ofertas.',
    offerCame: 'Hay una oferta debajo de los productos.',
    recapCame: 'El programa ha terminado. Tu resumen está debajo de los productos.',
  };
}
