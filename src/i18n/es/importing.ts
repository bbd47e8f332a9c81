import type { ImportWords } from '../importing.js';
import type { Words } from './words.js';

/** Spanish texts of the import. */
export function importing({ several, listed }: Words): ImportWords {
  const heldOf = (held: {
    readonly signals: number;
    readonly statements: number;
    readonly comparisons: number;
  }): string => {
    const { signals, statements, comparisons } = held;
    return listed([
      several(signals, 'nota', 'notas'),
      ...(statements > 0 ? [several(statements, 'cosa que dijiste', 'cosas que dijiste')] : []),
      ...(comparisons > 0 ? [several(comparisons, 'comparación', 'comparaciones')] : []),
    ]);
  };
  return {
    title: 'Trae tus datos aquí',
    text: '¿Usaste esta tienda en otro navegador? Pulsa allí Exportar y elige aquí ese archivo. Se lee en este dispositivo y no se envía a ningún sitio.',
    choose: 'Elegir un archivo',
    reading: 'Leyendo el archivo…',
    found: ({ when, ...held }) => `El archivo del ${when} contiene ${heldOf(held)}.`,
    replaces: (notes) =>
      `${
        notes === 0
          ? 'Será lo que se sepa aquí.'
          : `Sustituye a lo que se sabe aquí ahora: ${several(notes, 'nota', 'notas')}.`
      } Tus opciones quedan como están. Los mensajes que se contaron allí cuentan también aquí.`,
    replace: 'Sustituir lo que se sabe',
    cancel: 'Cancelar',
    working: 'Un momento…',
    done: ({ refused, ...held }) =>
      `Listo. Ahora se sabe aquí: ${heldOf(held)}.${
        refused === 0
          ? ''
          : refused === 1
            ? ' 1 entrada quedó fuera por ser demasiado antigua.'
            : ` ${several(refused, 'entrada', 'entradas')} quedaron fuera por ser demasiado antiguas.`
      }`,
    changed: 'Se ha incorporado tu archivo.',
    refused: {
      'too-large': 'Este archivo es demasiado grande para ser uno nuestro. No se cambió nada.',
      'not-export':
        'Este archivo no lo hizo Exportar, o alguien lo modificó. Aquí no se cambió nada.',
      'other-shop': 'Este archivo es de otra tienda. No se cambió nada.',
      failed: 'No ha funcionado. No se cambió nada. Inténtalo de nuevo.',
    },
    where: (path) => `El primer problema está en «${path}».`,
  };
}
