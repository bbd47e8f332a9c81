import type { ConsentRecord, Purpose } from '../../core/consent.js';
import { PURPOSES } from '../../core/consent.js';
import type { QuestionKind } from '../../core/report.js';
import type { BudgetView, ReportView } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { knows } from './knows.js';
import { who } from './outside.js';
import { runs } from './runs.js';
import { tuned } from './tuning.js';
import { opening, type Words } from './words.js';

const ANSWER_WORDS: Readonly<Record<string, string>> = {
  none: 'nada',
  shown: 'lo vio',
  dismissed: 'lo ocultó',
  chosen: 'lo abrió',
  added: 'lo puso en el carrito',
};

const PICKS_WORDS: Readonly<Record<string, string>> = {
  none: 'no tuvo recomendaciones',
  ignored: 'las dejó pasar',
  chosen: 'eligió una',
  hidden: 'las desactivó',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  none: 'sin recomendaciones',
  stage: 'en pantalla ahora',
  category: 'un tipo de producto que miraste',
  brand: 'una marca que miraste',
  similar: 'va con lo que miraste',
  popular: 'popular entre otros',
  discovery: 'algo nuevo',
};

const HEALTH_WORDS: Readonly<Record<string, string>> = {
  fine: 'bien',
  slow: 'lento',
  error: 'tuvo un error',
};

const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  picks: 'las recomendaciones',
  history: 'recordarte',
  counts: 'el recuento',
  offers: 'después del programa',
  region: 'tu país',
};

/** Spanish texts of "Your data". */
export function data(words: Words): DataWords {
  const { counted, figures, ordinal, several } = words;
  const messages = (count: number) => several(count, 'mensaje', 'mensajes');
  return {
    title: 'Tus datos',
    intro: 'Tus notas están en este dispositivo. Míralas, corrígelas o bórralas.',
    back: 'Volver',
    export: 'Exportar',
    exporting: 'Preparando…',
    exportFailed: 'No se pudo hacer el archivo. Inténtalo de nuevo.',
    loading: 'Leyendo tus notas…',
    nav: {
      knows: 'Qué sabe',
      picks: 'Por qué estas recomendaciones',
      left: 'Qué salió de este dispositivo',
      runs: 'Funcionamiento',
      choices: 'Tus opciones',
    },
    hints: {
      knows: (interests, notes) =>
        `${several(interests, 'interés', 'intereses')}, ${several(notes, 'nota', 'notas')}`,
      picks: (count) => (count === 0 ? 'Ninguna todavía' : `${figures(count)}, con sus motivos`),
      left: (sent, bytes) =>
        sent === 0 ? 'Nada' : `${messages(sent)}, ${several(bytes, 'byte', 'bytes')}`,
      runs: (run) => (run.isolation === 'isolated' ? 'Aquí, sin red' : 'Aquí, sin aislamiento'),
      choices: (on, all) => `${figures(on)} de ${figures(all)} activadas`,
    },
    knows: knows(words),
    picks: {
      lead: 'Cada barra es una puntuación, dividida en sus motivos: cuanto más larga, más arriba. Al lado, su puesto contigo y sin ti.',
      key: {
        same: 'lo miraste o guardaste',
        similar: 'marca o tipo que te gusta',
        stage: 'en pantalla',
        popular: 'popular',
        other: 'estación o país',
        against: 'en contra',
      },
      place: (place, without) => `${ordinal(place)}, sin ti ${ordinal(without)}`,
      promoted: (place) => `${ordinal(place)}, promocionado`,
      discovery: (place) => `${ordinal(place)}, algo nuevo`,
      none: 'Todavía no hay recomendaciones. Los productos están en el orden del programa.',
      rests: 'En qué se apoyan',
      restsLead: 'Prueba el orden sin algo de esto. No se quita nada hasta que tú lo digas.',
      restsNone: 'En nada sobre ti: el orden sale solo del programa.',
      inPicks: (speaks, against, all) =>
        against === 0
          ? `en ${figures(speaks)} de ${figures(all)} recomendaciones`
          : speaks === 0
            ? `en contra de ${figures(against)} de ${figures(all)} recomendaciones`
            : `en ${figures(speaks)} de ${figures(all)} recomendaciones, en contra de ${figures(against)}`,
      tryWithout: 'Probar sin esto',
      tryNamed: (label) => `Probar sin esto: ${label}`,
      trial: (cause) => `Sin ${cause}`,
      trialText: (moves) =>
        moves === 0
          ? 'El orden sería el mismo. Todavía no se quita nada.'
          : moves === 1
            ? 'Cambiaría 1 recomendación. Todavía no se quita nada.'
            : `Cambiarían ${figures(moves)} recomendaciones. Todavía no se quita nada.`,
      confirm: 'Quitarlo',
      confirmNamed: (cause) => `Quitarlo: ${cause}`,
      cancel: 'Dejarlo',
      stays: (place) => `sigue ${ordinal(place)}`,
      moved: (from, to) => `${ordinal(from)}, luego ${ordinal(to)}`,
      comesIn: (place) => `nuevo, ${ordinal(place)}`,
      leaves: (place) => `${ordinal(place)}, luego fuera`,
      tuned: tuned(words),
      notBasedOnMe: {
        title: 'Sin basarse en mí',
        text: 'Mostrar el orden del programa. Funciona al momento.',
      },
    },
    left: {
      lead: (sent) =>
        `${sent === 1 ? 'Un mensaje' : opening(`${counted(sent)} mensajes`)} hasta ahora. ${
          sent === 1 ? 'Mide' : 'Cada uno mide'
        } lo mismo para todo el mundo, hiciera lo que hiciera.`,
      nothing: 'Nada hasta ahora.',
      countsOff: 'El recuento está desactivado, así que nada sale de este dispositivo.',
      planned: 'El recuento empieza con el programa.',
      waits: 'Un mensaje espera aquí su hora.',
      heading,
      question: 'Pregunta',
      asked: (report) => asked(report.kind, report.title ?? report.subject ?? ''),
      answerSent: 'Respuesta enviada',
      answerWaiting: 'Respuesta por enviar',
      answer: (kind, answer) => opening(answerWords(kind, answer)),
      isTrue: '¿Es verdad?',
      perhaps: (weight, all) =>
        `Quizá: lo es en ${figures(weight)} de ${figures(all)} casos. Lo decidieron unos dados en tu dispositivo.`,
      window: 'Trata de',
      windowName: (id) =>
        id === '00' ? 'Todo el programa' : `La parte ${figures(Number(id))} del programa`,
      showBytes: (count) => `Mostrar los ${several(count, 'byte', 'bytes')}`,
      showText: 'Mostrar como texto',
      dice: 'Cómo te ocultan los dados',
      rolls: (weight, all, others) =>
        `En ${figures(weight)} de ${figures(all)} tiradas sale la respuesta verdadera. En las otras ${figures(
          all - weight,
        )} sale ${others === 1 ? 'la otra respuesta' : `una de las otras ${counted(others)} respuestas`}.`,
      drawn: (weight, others) => `${figures(weight)} verdadera, ${figures(others)} otra respuesta`,
      couldBe: (report) => {
        const answers = report.answers.map((answer) => answerWords(report.kind, answer));
        const at = report.answers.indexOf(report.answer);
        const tail =
          ' Entre muchos espectadores las tiradas se compensan, así que quien presenta puede contar. ';
        if (at < 0) return { before: '', sent: '', after: tail.trimStart() };
        const before = answers.slice(0, at).map((word) => `${word}, `);
        const after = answers.slice(at + 1).map((word) => `, ${word}`);
        return {
          before: `Podría haber sido: ${before.join('')}`,
          sent: answers[at] ?? '',
          after: `${after.join('')}.${tail}`,
        };
      },
      loss: (epsilon) => `Pérdida de privacidad ε = ${epsilon} por este mensaje.`,
      budget: 'Lo que queda por enviar',
      week: 'Esta semana',
      month: 'En 28 días',
      used: (view: BudgetView['week'], epsilon) => {
        const limit = Math.floor(view.limitEpsilon / Math.log(7) + 1e-9);
        const ordinary = Math.abs(view.spentEpsilon - view.reports * Math.log(7)) < 1e-6;
        return ordinary
          ? `Usados: ${figures(view.reports)} de ${messages(limit)}`
          : `Usado: ε ${epsilon.spent} de ${epsilon.limit}`;
      },
      nextMessage: 'Próximo mensaje',
      nextWaits: (when) => `${when}, y hasta entonces espera aquí`,
      nextShow: 'En el próximo programa con recuento, como mucho uno por programa',
      nextNever: 'Ninguno mientras el recuento esté desactivado',
      afterwards: 'Cuando se acaben',
      silence: 'Silencio, hasta que pasen unos días',
      next: (when) => `Silencio, hasta ${when}`,
      ifErased: 'Si borras',
      stays: 'Esta cuenta se queda, para que no se gaste dos veces',
      blocked: 'La cuenta se borró. El recuento está desactivado hasta que lo actives de nuevo.',
      lost: 'Este navegador perdió la cuenta anterior. Durante 28 días hacemos como si se hubieran usado todos.',
      fetched: 'Qué se descargó',
      fetchedText:
        'A este dispositivo llegan dos listas por página: el plan de las preguntas y lo que es popular. Son iguales para todo el mundo, y pedirlas no dice nada de ti, salvo que participas.',
    },
    runs: runs(words),
    choices: {
      lead: 'Cambia cualquiera cuando quieras. Vale al momento, en todas las pestañas abiertas.',
      signal: {
        title: 'Señal de rechazo respetada.',
        text: 'Tu navegador pide a los sitios que no compartan ni vendan. El recuento y las ofertas siguen desactivados.',
      },
      records: 'Tus comprobantes',
      record: (record) => recordWords(words, record),
      recordWhen: (record, when) => `${when}, aviso ${figures(record.noticeVersion)}`,
      recordsText:
        'Cada uno es un archivo para ti: qué se preguntó, quién lo preguntó y qué se respondió. Las autoridades y otras herramientas pueden leerlo.',
      download: 'Descargar comprobante',
      downloadNamed: (when) => `Descargar comprobante: ${when}`,
      downloadAll: 'Descargar todos los comprobantes',
      noRecords: 'No se ha registrado ninguna decisión.',
      downloadLog: 'Descargar el registro',
      logText:
        'El registro enumera qué se hizo con tus notas, no lo que dicen. Cualquiera puede comprobar si se cambió después.',
      logFailed: 'No se pudo leer el registro. Pulsa otra vez para intentarlo de nuevo.',
    },
    erase: {
      button: 'Parar y borrar',
      buttonAll: 'Parar y borrar, con la cuenta',
      ledger: 'Borrar también la cuenta de mensajes.',
      ledgerText: 'El recuento queda entonces desactivado hasta que lo actives de nuevo.',
    },
  };
}

function answerWords(kind: QuestionKind, answer: string): string {
  const answers =
    kind === 'picks'
      ? PICKS_WORDS
      : kind === 'reason'
        ? REASON_WORDS
        : kind === 'health'
          ? HEALTH_WORDS
          : ANSWER_WORDS;
  return answers[answer] ?? answer;
}

function asked(kind: QuestionKind, title: string): string {
  switch (kind) {
    case 'product':
      return `¿Hasta dónde llegaste con ${title}?`;
    case 'category':
      return `¿Hasta dónde llegaste con algo de ${title}?`;
    case 'picks':
      return '¿Qué hiciste con las recomendaciones?';
    case 'reason':
      return '¿Cuál fue el motivo principal de tu primera recomendación?';
    case 'health':
      return '¿Qué tal funcionó en tu dispositivo?';
  }
}

function heading(report: ReportView, time: string): string {
  const show = report.showTitle === '' ? report.stream : report.showTitle;
  switch (report.state) {
    case 'waiting':
      return `En espera, sale a las ${time}, para ${show}`;
    case 'tried':
      return `En camino desde las ${time}, para ${show}`;
    case 'sent':
      return `Enviado a las ${time}, para ${show}`;
    case 'refused':
      return `Rechazado a las ${time}, para ${show}`;
    case 'dropped':
      return `Nunca enviado, para ${show}`;
  }
}

function recordWords({ listed }: Words, record: ConsentRecord): string {
  const on = PURPOSES.filter((purpose) => record.purposes[purpose]).map(
    (purpose) => PURPOSE_WORDS[purpose],
  );
  if (record.source === 'tab' && on.length > 0)
    return `Guardado por esta pestaña al recargar: sí a ${listed(on)}`;
  const whose = record.tool
    ? who(record.tool)
    : record.source === 'viewer'
      ? 'Tú'
      : record.source === 'page'
        ? 'Esta página'
        : 'Una señal de tu navegador';
  if (on.length === 0) return `${whose}: no a todo`;
  return record.state === 'changed'
    ? `${whose}: cambio a ${listed(on)}`
    : `${whose}: sí a ${listed(on)}`;
}
