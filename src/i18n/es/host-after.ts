import type { BoardWords, CanWords, NextWhyWords, ReportWords } from '../host-after.js';

const NEVER = [
  'Qué hizo un espectador concreto, o quién miró.',
  'Qué quieren los espectadores que no participan en el recuento.',
  'Qué se pagó: se cuenta el carrito, no la caja.',
  'Si mostrar un producto hizo que lo quisieran.',
];

/** Spanish texts of the list of questions. */
export const can: CanWords = {
  heading: 'Qué puede responder el recuento',
  caption: 'Sobre todo el programa, entre espectadores que participan en el recuento.',
  states: { yes: 'Sí', part: 'En parte', no: 'Aún no' },
  over: 'No',
  questions: {
    wanted: '¿Cuántos quieren cada producto?',
    first: '¿Cuál quieren más?',
    pairs: '¿Cuál de dos va por delante?',
    stages: '¿Subió o bajó?',
    picks: '¿Qué tal fueron las recomendaciones?',
    reason: '¿Por qué vieron lo que vieron?',
    health: '¿Funcionan bien las recomendaciones?',
  },
  wanted: (told, of) => `Se puede decir de ${told} de ${of}.`,
  first: (count, written) =>
    count === 1 ? 'Uno va por delante con seguridad.' : `${written} comparten el primer puesto.`,
  firstNone: 'No se puede decir de ninguno.',
  pairs: (told, of) => `Seguro en ${told} de ${of} parejas.`,
  stages: (told, of) => `${told} de ${of} cifras por etapa tienen respuestas suficientes.`,
  enough: 'Llegaron respuestas suficientes.',
  more: (count, written) =>
    count === 1
      ? 'Falta más o menos 1 espectador más en el recuento.'
      : `Faltan unos ${written} espectadores más en el recuento.`,
  moreOver: (count, written) =>
    count === 1
      ? 'Habría hecho falta más o menos 1 más.'
      : `Habrían hecho falta unos ${written} más.`,
  tooFew: 'Llegaron muy pocas respuestas.',
  disturbed: 'Algunos recuentos están alterados.',
  neverHeading: 'Nunca con este recuento',
  never: NEVER,
};

/** Spanish texts of why a product is proposed. */
export const nextWhy: NextWhyWords = {
  sure: 'Seguro',
  notSure: 'No es seguro',
  why: (share, low, high) =>
    `${share} de cada 100 lo abrieron o lo pusieron en el carrito (de ${low} a ${high}).`,
  lead: (gap, low, high, other) => `${gap} más que ${other} (de ${low} a ${high}).`,
};

/** Spanish texts of the view for a wall. */
export const board: BoardWords = {
  open: 'Proyector',
  label: 'Vista para proyector',
  fill: 'Pantalla completa',
  unfill: 'Salir de pantalla completa',
  dark: 'Oscuro',
  light: 'Claro',
  close: 'Cerrar',
  key: 'De cada 100 espectadores que participan en el recuento. Barra: la verdad está aquí 19 de cada 20 veces, para todas las barras juntas.',
  upTo: (stage) => `Hasta la etapa «${stage}».`,
  sureBut: (_, written) => `Seguro, ${written} sin saber`,
  more: (_, written) => `y ${written} más`,
};

/** Spanish texts of the report. */
export const report: ReportWords = {
  open: 'Informe',
  heading: 'Informe',
  back: 'Volver al panel',
  print: 'Imprimir',
  soFar: 'El programa sigue en marcha. Esto es lo que ha llegado hasta ahora.',
  from: (start, end) => `Del ${start} al ${end}.`,
  readAt: (answers, moment) =>
    `${answers} respuestas de espectadores que participan en el recuento, leídas el ${moment}.`,
  brief: 'En breve',
  most: (title) => `El que más quieren: ${title}, por delante de todos con seguridad.`,
  mostOf: (titles) => `El que más quieren: uno de ${titles}. No se pueden distinguir.`,
  mostMany: (count) => `${count} productos comparten el primer puesto. No se pueden distinguir.`,
  untold: 'Llegaron muy pocas respuestas para decir qué producto quieren más.',
  pairs: (sure, of) => `De ${of} parejas de productos, ${sure} se distinguen con seguridad.`,
  chosen: (share, low, high) =>
    `${share} de cada 100 eligieron una recomendación (de ${low} a ${high}).`,
  works: (share, low, high) =>
    `A ${share} de cada 100 las recomendaciones les funcionaron bien (de ${low} a ${high}).`,
  few: (titles) => `Muy pocas respuestas para decirlo: ${titles}.`,
  disturbed: (titles) =>
    `Alterados, no te fíes de ellos: ${titles}. Llegaron más o menos respuestas de las que permite el plan.`,
  may: 'Qué se puede concluir',
  mayList: [
    'Cada cifra es la mejor estimación sobre los espectadores que participan en el recuento en este programa; la verdad está en su margen 19 de cada 20 veces.',
    'Donde dice «Seguro», todas esas palabras juntas aciertan 19 de cada 20 veces, mires cuanto mires.',
    'Un producto que va por delante lo abrieron o lo pusieron en el carrito más de estos espectadores.',
  ],
  mayNot: 'Qué no se puede concluir',
  mayNotList: [
    ...NEVER,
    'Que dos productos sean distintos cuando comparten puesto, o donde dice «No es seguro».',
    'Nada que salga de sumar etapas, o de comparar una etapa con todo el programa: había otros espectadores.',
  ],
  next: 'Para el próximo programa',
  fits: (answers, subjects, written, needed) =>
    `Llegaron ${answers} respuestas. ${asking(subjects, written)} con este error pide unas ${needed}, así que el plan puede quedarse.`,
  short: (answers, subjects, written, needed) =>
    `Llegaron ${answers} respuestas. ${asking(subjects, written)} con este error pide unas ${needed}.`,
  fitting: (count, written) =>
    count === 1
      ? 'Tantos espectadores pueden responder bien sobre 1 producto.'
      : `Tantos espectadores pueden responder bien sobre ${written} productos.`,
  fittingNone: 'Tan pocos espectadores no pueden responder con esa exactitud ni sobre un producto.',
  error: (error) => `O dejarlo todo y aceptar un error relativo de ${error}.`,
  numbers: 'Todos los números',
};

function asking(subjects: number, written: string): string {
  return subjects === 1 ? 'Preguntar por 1 producto' : `Preguntar por ${written} productos`;
}
