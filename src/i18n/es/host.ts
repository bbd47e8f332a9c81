import type { HostMessages } from '../host-messages.js';
import { board, can, nextWhy, report } from './host-after.js';

/** The host page in Spanish; numbers arrive written. */
export const hostSpanish: HostMessages = {
  stages: {
    intro: 'Inicio',
    demo: 'Demostración',
    offer: 'Oferta',
    questions: 'Preguntas',
    closing: 'Cierre',
  },
  head: {
    untitled: 'Programa',
    live: 'EN VIVO',
    planned: 'PREVISTO',
    ended: 'TERMINADO',
    running: (duration, stage) =>
      stage === null ? `${duration}.` : `${duration}, etapa: ${stage.toLowerCase()}.`,
    startsAt: (moment) => `Empieza: ${moment}.`,
    endedAt: (moment) => `${moment}. Las respuestas tardías se aceptan durante un día.`,
    updated: (ago) => `Actualizado ${ago}.`,
    answers: (count) => (count === 1 ? 'respuesta hasta ahora' : 'respuestas hasta ahora'),
    in100: (share) => `${share} de 100`,
    picksWork: (low, high) => `las recomendaciones funcionan bien (de ${low} a ${high})`,
    picksUntold: 'recomendaciones que funcionan bien: muy pocas respuestas',
    none: '–',
  },
  source: {
    stage: (stage) =>
      `Hasta la etapa «${stage}». Las respuestas sobre todo el programa llegan cuando los espectadores se van, y hasta ahora son muy pocas.`,
    tooEarly:
      'Es pronto para decirlo. La mayoría de las respuestas llegan cuando los espectadores se van y cuando termina el programa; no hay que hacer nada.',
    tooFew:
      'Llegaron muy pocas respuestas para decirlo. Las tardías se aceptan durante un día después del programa.',
  },
  scope: 'De cada 100 espectadores que participan en el recuento.',
  interest: {
    heading: 'Qué quieren los espectadores',
    caption:
      'De cada 100 espectadores que participan en el recuento, cuántos lo abrieron o lo pusieron en el carrito hasta ahora.',
    captionStage: (stage) =>
      `De cada 100 espectadores que participan en el recuento, cuántos lo habían abierto o puesto en el carrito hasta la etapa «${stage}».`,
    key: 'Punto: la mejor estimación. Línea y cifras: la verdad está aquí 19 de cada 20 veces, para todas las líneas de una lista juntas, mires cuanto mires. Barra: lo mismo para una sola, con una sola mirada.',
    places:
      'Delante del nombre: su puesto, o los puestos que puede tener; los que comparten uno no se pueden distinguir.',
    place: (best, worst) => (best === worst ? best : `${best}–${worst}`),
    few: 'Muy pocas respuestas',
    fewNote: (needed, came) =>
      `Muy pocas respuestas: hacen falta unas ${needed}, llegaron ${came}.`,
    fewHint: 'Con menos productos en un programa se llega antes.',
    disturbed: 'Alterado',
    disturbedNote: (titles) =>
      `Alterado: ${titles}. Llegaron más o menos respuestas de las que permite el plan, así que quizá alguien está interfiriendo. No te fíes de estas cifras.`,
    onStage: 'mostrado',
    empty: 'En este programa no se cuenta ningún producto.',
    spoken: (share, low, high, answers, best, worst) =>
      `${share} de 100, entre ${low} y ${high}, de ${answers} respuestas, puesto ${best === worst ? best : `de ${best} a ${worst}`}`,
    spokenShare: (share, low, high) => `${share} de 100, entre ${low} y ${high}`,
    interval: (low, high) => `(${low} a ${high})`,
    fromTo: (least, most) => `de ${least} a ${most}`,
  },
  next: {
    heading: 'Mostrar después',
    caption: 'Entre lo que aún no has mostrado, de espectadores que participan en el recuento.',
    put: 'Poner en pantalla',
    putShort: 'Poner en pantalla',
    putNamed: (button, title) => `${button}: ${title}`,
    sure: 'Con seguridad por delante de todos los que faltan por mostrar.',
    sureOfTold: (count, untold) =>
      count === 1
        ? 'Con seguridad por delante de los demás que faltan por mostrar; de uno de ellos hay muy pocas respuestas.'
        : `Con seguridad por delante de los demás que faltan por mostrar; de ${untold} de ellos hay muy pocas respuestas.`,
    notSure: 'Va delante, pero no es seguro.',
    only: 'El único que falta por mostrar del que se puede decir algo.',
    tied: (count) =>
      count === 1
        ? 'O este. Aún no se pueden distinguir.'
        : 'O uno de estos. Aún no se pueden distinguir.',
    thenThis: 'Después este.',
    more: (count, written) => (count === 1 ? 'Y uno más.' : `Y ${written} más.`),
    thenEither: (count) =>
      count === 2
        ? 'Después cualquiera de los dos. Aún no se pueden distinguir.'
        : 'Después cualquiera de estos. Aún no se pueden distinguir.',
    untold: 'Muy pocas respuestas para decir cuál de los productos que faltan quieren más.',
    allShown: 'Todo lo de este programa ha salido en pantalla.',
    marked: (title) => `${title} cuenta aquí como mostrado.`,
    unmark: 'Deshacer',
  },
  ahead: {
    heading: 'Quién va por delante',
    caption:
      'De espectadores que participan en el recuento. Seguro significa: todo junto acierta 19 de cada 20 veces, mires cuanto mires. La línea es «ninguna diferencia».',
    method: (products) =>
      `Las barras son más anchas que las de cada producto solo, para que se pueda comparar cualquier pareja de los ${products}, en cualquier momento.`,
    of: (title) => `por delante de ${title}`,
    by: (gap, low, high) => `por ${gap} (de ${low} a ${high})`,
    sure: 'Seguro',
    notSure: 'No es seguro',
    spoken: (gap, low, high) => `por ${gap} de 100, entre ${low} y ${high}`,
    empty: 'Al menos dos productos necesitan respuestas suficientes antes de poder compararlos.',
  },
  picks: {
    heading: 'Qué tal fueron las recomendaciones',
    answers: {
      chosen: 'Eligieron una',
      ignored: 'Las dejaron pasar',
      hidden: 'Las desactivaron',
      none: 'No tuvieron',
    },
  },
  stagesPanel: {
    heading: 'Etapa por etapa',
    caption: (top) =>
      `La misma pregunta, de 0 a ${top}, de espectadores que participan en el recuento. En cada etapa caen menos respuestas, así que las franjas son más anchas; cada una vale para una etapa y una mirada, 19 de cada 20 veces. Discontinua: muy pocas para dar un número. Rayas: aún no se pregunta. Una subida o bajada se llama segura para todas juntas, mires cuanto mires.`,
    noChange: 'Todavía no hay ninguna subida ni bajada segura.',
    rose: (title, from, to) => `Seguro: ${title} subió de ${from} a ${to}.`,
    fell: (title, from, to) => `Seguro: ${title} bajó de ${from} a ${to}.`,
    now: 'ahora',
    latest: (stage, share, low, high) => `${stage} ${share} (de ${low} a ${high})`,
    latestFew: (stage) => `${stage}: muy pocas respuestas`,
    cell: (stage, share, low, high) => `${stage} ${share}, de ${low} a ${high}`,
    cellFew: (stage) => `${stage} muy pocas respuestas`,
    untold: (stage) => `${stage} no se preguntó`,
    later: (stage) => `${stage} aún por venir`,
    empty:
      'Todavía no hay nada que comparar. Se pregunta por un producto desde la etapa que lo muestra.',
  },
  reasons: {
    heading: 'Por qué ven lo que ven',
    caption:
      'De cada 100 espectadores que participan en el recuento: el tipo principal de motivo de su primera recomendación.',
    answers: {
      stage: 'En pantalla ahora',
      category: 'Tipo de producto que miraron',
      similar: 'Va con lo que miraron',
      popular: 'Popular entre otros',
      brand: 'Marca que miraron',
      discovery: 'Algo nuevo',
      none: 'Sin recomendación propia',
    },
  },
  audience: {
    heading: 'Tu audiencia',
    label: '¿Cuántos miraron?',
    hint: 'Según tu propio reproductor. Se queda en esta página.',
    share: (share) => `Unos ${share} de cada 100 de ellos han enviado una respuesta hasta ahora.`,
    caveat:
      'Eso no es una tasa de consentimiento: algunos aún no han enviado, otros ya enviaron todo lo que pueden esta semana, y una persona puede mirar en dos dispositivos.',
    tooSmall: 'Llegaron más respuestas que eso, así que la audiencia era mayor.',
  },
  download: {
    label: 'Descargar',
    csv: 'Tabla (CSV)',
    json: 'Datos (JSON)',
    intervals:
      'low95 a high95 valen para un número y una mirada. low95together a high95together valen para todas las respuestas de una pregunta, o para el interés en todos los productos y categorías de una ventana, juntos y en cada mirada. Suma solo estimaciones sin recortar (unclipped): las recortadas suman demasiado.',
  },
  can,
  nextWhy,
  board,
  report,
  footer:
    'El dispositivo de cada espectador altera su propia respuesta al azar antes de enviarla. Así esta página puede contar una multitud, y nunca puede mostrar a un espectador, una edad, un lugar ni un recorrido por la tienda. Quien dijo no al recuento no está en ninguno de estos números.',
  token: {
    heading: 'Abrir el panel',
    explain:
      'La clave se mostró al iniciar el servidor del recuento. Se queda solo en la memoria de esta pestaña.',
    label: 'Clave del panel',
    submit: 'Abrir',
    wrong:
      'El servidor del recuento no conoce esta clave. Cópiala de nuevo de donde funciona el servidor.',
    missing: 'Escribe primero la clave.',
    forget: 'Salir',
  },
  register: {
    heading: 'Registrar este programa',
    explain: (stream) =>
      `El servidor del recuento aún no conoce el programa «${stream}». Di qué es y se hace el plan: qué se pregunta, cuándo y cuántos tienen que responder. Después no se puede cambiar.`,
    title: 'Título',
    products: 'Productos que contar',
    productsHint:
      'Uno por línea: id, nombre y el minuto en que sale en pantalla, si está previsto. SKU-1, Zapatilla, 5',
    productsCount: (count) => (count === 1 ? '1 producto' : `${count} productos`),
    catalog: 'O tómalos de un catálogo',
    load: 'Cargar',
    loading: 'Cargando…',
    loadFailed:
      'No se pudo leer ningún producto de ahí. Revisa la dirección o escribe los productos.',
    categories: 'Categorías que contar (puede quedar vacío)',
    categoriesHint:
      'Una por línea. Una categoría ocupa una pregunta, tenga los productos que tenga.',
    audience: 'Espectadores que esperas en el recuento',
    audienceHint:
      'No todos los que miran: los que dicen sí al recuento. Mejor quedarse corto que pasarse.',
    error: 'Error que aceptas',
    errorHint:
      'Cuando uno de cada cinco espectadores da una respuesta, cuánto puede desviarse normalmente su cifra.',
    start: 'Inicio',
    end: 'Fin',
    plan: {
      empty:
        'Nombra productos o categorías, y aquí dirá cuántos espectadores hacen falta para contarlos.',
      subjects: (products, categories, written) => {
        if (categories === 0)
          return products === 1 ? 'este producto' : `estos ${written} productos`;
        if (products === 0)
          return categories === 1 ? 'esta categoría' : `estas ${written} categorías`;
        return `estos ${written} productos y categorías`;
      },
      needs: (what, needed, error) =>
        `Para ${what} hacen falta unos ${needed} espectadores en el recuento (error relativo de ${error} con una parte de un quinto; a la mitad se le pregunta al final).`,
      fits: (audience) => `Esperas ${audience}: suficiente.`,
      short: (audience, products) =>
        products
          ? `Tienes ${audience}: pregunta por categorías, por menos productos, o acepta un error mayor.`
          : `Tienes ${audience}: pregunta por menos categorías, o acepta un error mayor.`,
      meaning: (share, give) =>
        `Cuando ${share} de cada 100 quieren un producto, la cifra queda a ${give} de eso como mucho, 19 de cada 20 veces. Un programa también pregunta qué tal sirvieron las recomendaciones, por qué se mostraron y cómo funcionó todo.`,
      nothingFits: 'Tan pocos espectadores no pueden responder ni una de esas preguntas.',
      askCategories: (count, names) =>
        names === ''
          ? `Preguntar por sus ${count} categorías`
          : `Preguntar por sus categorías: ${names}`,
      keepFirst: (count, written) =>
        count === 1 ? 'Dejar solo el primer producto' : `Dejar los primeros ${written} productos`,
      acceptError: (error) => `Aceptar un error relativo de ${error}`,
      withError: (proposal, error) => `${proposal}, con un error relativo de ${error}`,
    },
    submit: 'Hacer el plan',
    sending: 'Haciendo el plan…',
    required: 'Rellena esto.',
    lineWrong: (line) => `La línea ${line} necesita un id, una coma y un nombre.`,
    twice: (id) => `${id} está dos veces.`,
    audienceWrong: 'Un número entero, 1 o más.',
    audienceFew: 'Muy pocos para este plan; abajo está lo que cabría.',
    endWrong: 'El fin va después del inicio.',
    refused: 'Este programa no se puede planear así. El planificador dice:',
    refusedPlain:
      'El servidor del recuento rechazó este programa. Revisa los campos e inténtalo de nuevo.',
    seeBelow: 'Esto es lo que rechazó el planificador; su consejo está abajo.',
    busy: 'El servidor del recuento está ocupado. No se registró nada; inténtalo en un momento.',
    network:
      'El servidor del recuento no responde. No se registró nada; comprueba que funciona e inténtalo de nuevo.',
    conflict: 'Hay otro plan registrado con este id. Elige otro id para un programa con cambios.',
  },
  loading: 'Cargando los números',
  faults: {
    settings:
      'Esta página necesita la dirección de un servidor de recuento y el id de un programa.',
    network:
      'El servidor del recuento no responde. Comprueba que funciona, que su dirección es correcta y que admite el origen de esta página; esta página sigue intentándolo.',
    busy: 'El servidor del recuento está ocupado. Esta página vuelve a preguntar sola.',
    failed: (status) =>
      `El servidor del recuento falló (${status}). Mira su registro; esta página sigue intentándolo.`,
    unreadable:
      'Lo que llegó no es lo que envía un servidor de recuento. Revisa la dirección y que ambos tengan la misma versión.',
    kept: (time) => `Los números de abajo son de las ${time}.`,
    retry: 'Intentar ahora',
  },
  spokenUpdate: (answers, leader, share) =>
    leader === null
      ? `${answers} respuestas.`
      : `${answers} respuestas. ${leader} va delante con ${share} de cada 100.`,
};
