/** Spanish texts of "How it runs". */

import { ASSUMED_WATTS, energyJoules } from '../../core/energy.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords, RunsWords } from '../data-sections.js';
import { packWords } from './pack.js';
import { watchWords } from './tuning.js';
import type { Words } from './words.js';

/** Weight of a phone in newtons, for a picture of small energies: 200 g. */
const PHONE_NEWTONS = 1.96;

/** What a fault meant, by code; others are named by their code. */
const FAULT_WORDS: Readonly<Record<string, string>> = {
  storage: 'Algo no se pudo guardar o leer. Lo que no se pudo guardar está solo en la memoria.',
  worker: 'No se pudo iniciar un proceso aparte, así que el trabajo se hace dentro de la página.',
  engine: 'Ordenar falló. Los productos estuvieron un rato en el orden del programa.',
  manifest: 'El plan del recuento no se pudo usar. No se envió nada.',
  report: 'El servidor del recuento rechazó un mensaje. No se volvió a enviar.',
  consent: 'Una decisión no se pudo registrar, así que no se activó nada.',
  model: 'Un archivo para ordenar no se pudo usar. Se siguió ordenando sin él.',
  import: 'Un archivo que se trajo no era como debía. No se tomó nada de él.',
};

/** Spanish texts of "How it runs". */
export function runs(words: Words): RunsWords {
  const { several, times } = words;
  const size = (bytes: number) =>
    bytes < 1000
      ? several(bytes, 'byte', 'bytes')
      : `${words.figures(Math.round(bytes / 100) / 10)} kB`;
  return {
    lead: 'Estas líneas vienen de comprobaciones que este dispositivo acaba de hacer.',
    isolation: (run) => ({
      title: 'La parte que te conoce',
      text:
        run.isolation === 'isolated'
          ? 'No tiene red: se le quitó antes de abrir tus notas.'
          : run.isolation === 'worker'
            ? 'Funciona aparte de la página, pero sin aislamiento: este navegador o esta página le dejó una red. No la usa.'
            : 'Funciona dentro de la página, sin aislamiento: este navegador o esta página no permite otra cosa.',
      state: run.isolation === 'isolated' ? 'Sellada' : 'Sin sellar',
      good: run.isolation === 'isolated',
    }),
    sorter: (run) => ({
      title: 'Lo que ordena',
      text: `Versión ${run.weightsVersion}, ${several(run.weightsBytes, 'byte', 'bytes')} de números${
        run.packBytes === 0 ? '' : `, y ${size(run.packBytes)} de la tienda`
      }. ${sorting(words, run.rankMs)}`,
      state: 'Aquí',
      good: true,
    }),
    pack: (run) => packWords(words, run),
    effort: (run) => effort(words, run),
    notes: (run) => ({
      title: 'Tus notas',
      text:
        run.storage === 'durable'
          ? `${run.storedBytes === null ? 'Aquí' : size(run.storedBytes)}, bajo una llave que se queda en este navegador.`
          : run.storage === 'visit'
            ? 'Solo en la memoria, como elegiste. Se olvidan cuando te vas.'
            : 'Solo en la memoria: este navegador no dejó guardarlas. Se olvidan cuando te vas.',
      state:
        run.storage === 'durable' ? (run.encrypted ? 'Bajo llave' : 'Sin llave') : 'En memoria',
      good: run.storage === 'visit' || (run.storage === 'durable' && run.encrypted),
    }),
    protection: ({ protection }) => ({
      title: 'Si alguien se lleva este dispositivo',
      text:
        protection === 'passphrase'
          ? 'Tus notas no se pueden leer sin tu frase de contraseña.'
          : 'Quien pueda abrir este navegador puede leer tus notas. Una frase de contraseña, en «Tus opciones», lo impide.',
      state: protection === 'passphrase' ? 'Con contraseña' : 'Sin contraseña',
      good: protection === 'passphrase',
    }),
    watch: (run) => watchWords(words, run),
    log: ({ audit }) => ({
      title: 'El registro',
      text:
        audit.intact === null
          ? 'Comprobando que no se cambió ni se quitó nada.'
          : `${several(audit.entries, 'entrada', 'entradas')}, cada una unida a la anterior. ${
              audit.intact ? 'No se cambió ni se quitó nada.' : 'Algo se cambió o se quitó.'
            }`,
      state: audit.intact === null ? 'Comprobando' : audit.intact ? 'Intacto' : 'Roto',
      good: audit.intact === true,
    }),
    cannot: 'Lo que esto no puede hacer',
    cannotText:
      'Quien pueda desbloquear este dispositivo y abrir este navegador puede ver lo que ves aquí. También podría un script malintencionado en esta página. Y la tienda sigue viendo lo que ve toda tienda: las páginas que abres y lo que compras.',
    check: 'Comprobar otra vez',
    checking: 'Comprobando…',
    checked: 'Recién comprobado.',
    faults: 'Lo que salió mal en esta visita',
    noFaults: 'Nada salió mal en esta visita.',
    fault: (code, count) =>
      `${FAULT_WORDS[code] ?? `Algo falló (${code}).`}${count > 1 ? ` Pasó ${times(count)}.` : ''}`,
  };
}

function effort(words: Words, run: RunView): CheckWords {
  const { figures, times } = words;
  const joules = energyJoules(run.workMs);
  const learned = run.learner.runs === 0 ? '' : ` y aprendió ${times(run.learner.runs)}`;
  const title = 'Lo que le cuesta a tu dispositivo';
  if (run.rankings === 0) {
    return {
      title,
      text: 'Todavía no ha ordenado en esta visita.',
      state: `${figures(0)} J`,
      good: null,
    };
  }
  const amount = figures(joules < 0.01 ? 0.01 : Number(joules.toPrecision(2)));
  return {
    title,
    text: `Ordenó ${times(run.rankings)}${learned} en esta visita: ${worked(words, run.workMs)} de trabajo. A ${figures(
      ASSUMED_WATTS,
    )} vatios, que se suponen y no se miden, son unos ${amount} julios, lo mismo que levantar un teléfono ${lift(words, joules)}.`,
    state: `≈ ${amount} J`,
    good: null,
  };
}

function lift({ several }: Words, joules: number): string {
  const centimetres = (joules / PHONE_NEWTONS) * 100;
  if (centimetres < 1) return 'menos de un centímetro';
  return centimetres < 200
    ? several(Math.round(centimetres), 'centímetro', 'centímetros')
    : several(Math.round(centimetres / 100), 'metro', 'metros');
}

function worked({ several }: Words, ms: number): string {
  return ms < 1000
    ? `${several(Math.max(1, Math.round(ms)), 'milésima', 'milésimas')} de segundo`
    : several(Number((ms / 1000).toPrecision(2)), 'segundo', 'segundos');
}

function sorting({ several }: Words, rankMs: number): string {
  if (rankMs <= 0) return 'Todavía no ha ordenado.';
  return rankMs < 1
    ? 'Ordenar tarda menos de una milésima de segundo.'
    : `Ordenar tarda ${several(Math.round(rankMs), 'milésima', 'milésimas')} de segundo.`;
}
