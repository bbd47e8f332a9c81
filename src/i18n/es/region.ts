import type { RegionWords } from '../region.js';

/** Spanish texts about the viewer's country. */
export const region: RegionWords = {
  known: (country, chosen) =>
    chosen
      ? `Tu país: ${country}, como elegiste`
      : `Tu país: ${country}, por la zona horaria de tu reloj`,
  unknown: 'Tu país: desconocido. Tu reloj no indica ninguno, así que no se descarta nada.',
  text: (purpose) =>
    `Las recomendaciones descartan lo que no se puede enviar allí y siguen sus estaciones. El país nunca se envía. El interruptor «${purpose}» lo desactiva.`,
  toChoices: 'Tus opciones',
  notKnown:
    'No sabe tu nombre, tu correo, tu edad, en qué parte de tu país estás ni qué haces en otras páginas.',
  label: 'Tu país',
  hint: 'Lo que elijas se guarda con tus notas en este dispositivo y se borra con ellas.',
  byClock: (country) =>
    country === null ? 'Según mi reloj: desconocido' : `Según mi reloj: ${country}`,
};
