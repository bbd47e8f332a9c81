import type { Messages } from '../messages.js';
import { usableTag } from '../tag.js';
import { afterShow } from './after-show.js';
import { optIn } from './ask.js';
import { carts } from './carts.js';
import { data } from './data.js';
import { gestures } from './gestures.js';
import { importing } from './importing.js';
import { outside } from './outside.js';
import { overlay } from './overlay.js';
import { protection } from './protection.js';
import { reasons } from './reasons.js';
import { region } from './region.js';
import { spotlight } from './spotlight.js';
import { vault } from './vault.js';
import { wordsOf } from './words.js';

/** Spanish, with numbers as `tag` writes them: `es`, `es-MX`. */
export function spanish(tag: string): Messages {
  const words = wordsOf(usableTag(tag, 'es'));
  const { counted, figures, ordinal, several } = words;
  return {
    lang: 'es',
    close: 'Cerrar',
    spotlight,
    optIn: optIn(words),
    how: {
      title: 'Cómo funciona',
      points: [
        {
          title: 'Anota lo que miras aquí',
          text: 'Qué productos miras, abres, guardas, pones en el carrito, compras o pasas aquí, durante cuánto tiempo y qué buscas. Ni tu nombre ni otros sitios.',
        },
        {
          title: 'Piensa en tu dispositivo',
          text: 'Las notas y el orden nunca se envían, ni siquiera a la tienda.',
        },
        {
          title: 'Puedes retirar tu consentimiento',
          text: 'Mira cada nota, quita la que quieras, o para y borra todo con una sola pulsación.',
        },
      ],
      choose: 'Elige lo que quieras. Algunas opciones necesitan las recomendaciones, y lo dicen.',
      purposes: {
        picks: {
          title: 'Recomendaciones en esta visita',
          text: 'Ordenar los productos según lo que miras. Se olvida cuando te vas.',
        },
        history: {
          title: 'Recordarme aquí',
          text: `Guardar eso 90 días en este dispositivo, para tu próxima visita. Necesita las recomendaciones o «Después del programa».`,
        },
        counts: {
          title: 'Ayudar con el recuento',
          text: `Enviar una respuesta alterada al azar por programa, anotada aquí 28 días. Nadie puede saber con certeza si es verdad.`,
        },
        offers: {
          title: 'Después del programa',
          text: `Un resumen, recordatorios y ofertas, hechos en este dispositivo. Se guardan 30 días.`,
        },
        region: {
          title: 'Mi país',
          text: 'Ocultar lo que no se envía a tu país: según tu reloj, o elegido y guardado aquí. Necesita las recomendaciones.',
        },
      },
      needs: {
        history: 'Necesita las recomendaciones o «Después del programa».',
        region: 'Necesita las recomendaciones.',
      },
      blockedBySignal:
        'Desactivado, porque tu navegador pide a los sitios que no compartan ni vendan.',
      blockedByMinor: 'Desactivado, porque esta página dice que eres menor de edad.',
      recipient: (name, country) =>
        `Va a ${name ?? 'otra empresa'}${country === null ? '' : `, en ${country}`}.`,
      save: 'Guardar',
      refuse: 'No, gracias',
      controller: (name) => `${name} es responsable de estos datos.`,
      rights: ({ counts, elsewhere }) =>
        `${
          elsewhere ? '' : counts ? 'Ninguna otra empresa recibe nada. ' : 'Nadie recibe nada. '
        }Puedes pedir ver, corregir o eliminar tus datos, y reclamar ante tu autoridad de protección de datos.`,
      policy: 'Política de privacidad',
      contact: 'Contacto',
    },
    rail: {
      inShow: 'En este programa',
      showOrder: 'En el orden del programa',
      forYou: 'Para ti',
      byAi: 'Elegido por IA en tu dispositivo',
      segments: 'Orden de los productos',
      forMe: 'Para mí',
      notBasedOnMe: 'Sin basarse en mí',
      onThisDevice: 'Se queda aquí',
      yourData: 'Tus datos',
      stopAndErase: 'Parar y borrar',
      erasing: 'Borrando…',
      choosing: 'Un momento…',
      off: 'Recomendaciones desactivadas',
      offByMinor: 'Recomendaciones desactivadas para menores de edad',
      signalHonoured: 'Señal de rechazo respetada',
      erased: (left) => {
        if (left === null) return 'Borrado en otra pestaña';
        const { used, log } = left;
        const kept = [
          'tu decisión',
          'su comprobante',
          ...(log ? ['un registro que no nombra nada'] : []),
          ...(used === 0 ? [] : [`«${several(used, 'mensaje usado', 'mensajes usados')}»`]),
        ];
        return `Borrado. Se conserva: ${kept.slice(0, -1).join(', ')} y ${kept.at(-1)}.`;
      },
      privacyChoices: 'Tus opciones de privacidad',
      recordOfNo: 'Descargar comprobante de tu no',
      allProducts: (count) => `Todos los productos (${figures(count)})`,
      showMore: (count) => `Mostrar ${figures(count)} más`,
      loading: 'Cargando los productos de este programa',
      empty: 'Todavía no se ha anunciado ningún producto para este programa.',
      failed: 'No se pudieron cargar los productos. El programa sigue; inténtalo más tarde.',
      nothingLeft:
        'No queda nada que recomendar. Lo que está oculto, en tu carrito o no se puede enviar a tu país está en la lista de abajo.',
      placeChanged: (title) => `Primera recomendación ahora: ${title}`,
      dismissed: (title) => `${title} está oculto. Lo parecido cuenta menos.`,
      undo: 'Deshacer',
    },
    card: {
      onNow: 'En pantalla',
      upNext: 'Después',
      promotedBy: (name) => `Promocionado por ${name}`,
      notForMe: (title) => `No es para mí: ${title}`,
      moreLikeThis: (title) => `Más así: ${title}`,
      why: (title, reason) => `¿Por qué ${title}? ${reason}`,
      add: 'Añadir',
      addNamed: (title) => `Añadir al carrito: ${title}`,
      choose: 'Elegir',
      chooseNamed: (title) => `Elegir talla o variante: ${title}`,
      oldPrice: (price) => `Antes: ${price}`,
      view: 'Ver',
      soldOut: 'Agotado',
      preorder: 'Reservar',
      close: 'Cerrar',
    },
    cart: {
      asking: 'Añadiendo…',
      added: 'En el carrito',
      failed: (reason) => (reason === null ? 'No se añadió.' : `No se añadió: ${reason}`),
      again: 'Intentar de nuevo',
    },
    carts,
    gestures: gestures(words),
    reasons: reasons(words),
    why: {
      title: (product) => `¿Por qué ${product}?`,
      place: ordinal,
      placeNow: (place) => `${ordinal(place)}, ahora`,
      placeWithout: (place) => `${ordinal(place)}, sin eso`,
      without: (cause, place) => ({
        before: `Sin ${cause} sería `,
        place: ordinal(place),
        after: '.',
      }),
      stillWithout: (cause, place) => `Sin ${cause} seguiría siendo ${ordinal(place)}.`,
      notAboutYou: 'Aquí no contó ninguna de tus notas.',
      removed: (before, after) =>
        before === after
          ? `Motivo quitado. Sigue en su puesto: ${ordinal(after)}.`
          : `Motivo quitado. Pasó de ${ordinal(before)} a ${ordinal(after)}.`,
      counted: 'Lo que contó',
      together: 'En total, su puntuación',
      aboutYou: 'sobre ti',
      aboutShow: 'sobre el programa',
      against: 'en contra',
      nothingElse: 'Nada más contó. No se cambió ningún precio.',
      remove: 'Quitar',
      removeNamed: (reason, place) =>
        place === null ? `Quitar: ${reason}` : `Quitar: ${reason}. Sería ${ordinal(place)}.`,
      placeIfRemoved: (place) => `sin esto ${ordinal(place)}`,
      undo: 'Deshacer',
      more: 'Más así',
      notForMe: 'No es para mí',
      loading: 'Calculando…',
      stillLoading: 'Sigue calculando. Tarda más de lo que debería.',
      missing: {
        'picks-off':
          'No se ordena nada para ti mientras las recomendaciones están desactivadas, así que no hay motivo que dar.',
        'not-sorted':
          'Este producto no está entre los que se ordenaron, así que no tiene un puesto que explicar.',
        failed: 'No se pudieron calcular los motivos. Cierra esto e inténtalo de nuevo.',
      },
      smallOnes: (count) => (count === 1 ? 'Y uno pequeño' : `Y ${counted(count)} pequeños`),
      showSmall: (count) =>
        count === 1
          ? 'Mostrar el motivo pequeño'
          : `Mostrar los ${counted(count)} motivos pequeños`,
      hideSmall: 'Ocultar los motivos pequeños',
      nothingYet: 'Todavía no ha contado nada. Está en el orden del programa.',
      promotedPaid: (name, shop) => `${name} pagó a ${shop} por un lugar en esta lista.`,
      promotedNothingAboutYou: 'No se usó nada sobre ti.',
      promotedNotByYou: 'Tus notas no le dieron ese lugar.',
      promotedPlace: (byScore, place) =>
        `Con esa puntuación su puesto sería ${ordinal(byScore)}; el lugar pagado es ${ordinal(place)}, y nunca hay más de uno.`,
      showPromoted: {
        title: 'Mostrar productos promocionados',
        text: 'Desactivado, quedan donde los pone su puntuación.',
      },
      discovery: 'Un lugar se reserva para algo que no has mirado.',
    },
    data: data(words),
    afterShow: afterShow(words),
    region,
    vault,
    outside: outside(words),
    overlay,
    protection: protection(words),
    importing: importing(words),
    notices: {
      keptLost: 'Este navegador perdió lo que se guardaba aquí. Elige de nuevo, por favor.',
      storageBusy:
        'Otra pestaña de esta tienda usa una versión anterior. Ciérrala o recárgala, y tus recomendaciones volverán.',
      locked:
        'Tus notas están bloqueadas. Las recomendaciones empiezan de cero hasta que escribas tu frase de contraseña.',
      toUnlock: 'Desbloquear',
      memoryOnly: 'Este navegador no quiso guardar tus notas. Se olvidan cuando te vas.',
      noIsolation:
        'Las recomendaciones funcionan aquí sin aislamiento: este navegador o esta página no permite otra cosa.',
      picksPaused:
        'Las recomendaciones descansan unos minutos. Los productos están en el orden del programa.',
      engineFailed:
        'Las recomendaciones dejaron de funcionar. Los productos están en el orden del programa.',
      countsSpent:
        'Por ahora no se envía nada más: ya se usaron todos los recuentos que permitimos.',
      countsBlocked:
        'Borraste la cuenta de mensajes. El recuento sigue desactivado hasta que lo actives.',
      manifestMismatch: 'El plan del recuento cambió a mitad de camino, así que no se envía nada.',
      choiceNotKept:
        'Tu decisión no se pudo guardar, así que no se activó nada. Inténtalo de nuevo.',
      changeNotKept: 'Tu última decisión no se pudo registrar. Inténtalo de nuevo.',
      toRuns: 'Funcionamiento',
      toLeft: 'Tus datos',
      toChoices: 'Tus opciones',
      dismiss: 'Ocultar este aviso',
    },
  };
}
