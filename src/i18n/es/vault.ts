import type { VaultWords } from '../vault.js';

/** Spanish texts about the vault. */
export const vault: VaultWords = {
  card: 'Elegido a partir de tus notas',
  check: (place) => ({
    title: 'Dónde están tus notas',
    text: `En una caja fuerte en ${place}, aparte de la página de la tienda. La caja fuerte dibuja lo que ves aquí. La página de la tienda no puede leerlo.`,
    state: 'Caja fuerte',
    good: true,
  }),
  cannotText:
    'Quien pueda desbloquear este dispositivo y abrir este navegador puede ver lo que ves aquí. Un script malintencionado en la página de la tienda no puede. Pero sí puede ver qué pulsas allí, y qué recomendaciones se muestran y en qué orden. Y la tienda sigue viendo lo que ve toda tienda: las páginas que abres y lo que compras.',
  choices:
    'Elegiste en la página de la tienda, y esa página se lo dijo a la caja fuerte. Lo que no sea tuyo, cámbialo aquí.',
  alone:
    'Esta página guarda notas para el programa en vivo de una tienda. Aquí no hay nada que ver.',
};
