import type { ProtectionWords } from '../protection.js';
import type { Words } from './words.js';

/** Spanish texts of the passphrase and of the tab that forgets. */
export const protection = ({ figures }: Words): ProtectionWords => ({
  title: 'En este dispositivo',
  forget: (asking) => ({
    title: 'Olvídame al cerrar esta pestaña',
    text: asking
      ? 'Para un dispositivo que también usan otras personas. No se guarda nada en él y no se cuenta nada.'
      : 'Para un dispositivo que también usan otras personas. Lo guardado en él se borra ahora, no se cuenta nada y la próxima vez se te preguntará de nuevo.',
  }),
  forgetBlocks: 'Desactivado mientras esta pestaña te olvida.',
  open: {
    title: 'Una frase de contraseña para tus notas',
    text: 'Quien copie los archivos de este navegador puede leer tus notas. Con una frase de contraseña no puede. La escribes cada vez que se abre la página.',
  },
  guarded: {
    title: 'Tus notas tienen una frase de contraseña',
    text: 'Quien copie los archivos de este navegador no puede leerlas sin ella.',
  },
  locked: {
    title: 'Tus notas están bloqueadas',
    text: 'Escribe tu frase de contraseña para usarlas aquí. Hasta entonces las recomendaciones empiezan de cero, y lo que se anote ahora se sumará después a tus notas.',
  },
  set: 'Poner una frase de contraseña',
  change: 'Cambiarla',
  remove: 'Quitarla',
  unlock: 'Desbloquear',
  save: 'Guardar',
  cancel: 'Cancelar',
  working: 'Un momento…',
  passphrase: 'Frase de contraseña',
  current: 'Frase de contraseña actual',
  fresh: 'Frase de contraseña nueva',
  show: 'Mostrarla',
  hint: (strength, least) => {
    switch (strength) {
      case 'empty':
        return `Al menos ${figures(least)} caracteres. Cuatro palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.`;
      case 'short':
        return `Al menos ${figures(least)} caracteres.`;
      case 'weak':
        return 'Bastante larga, pero fácil de adivinar.';
      case 'good':
        return 'Bastante larga.';
    }
  },
  wrong: 'Esa no es la frase de contraseña. Inténtalo de nuevo.',
  wait: 'Demasiados intentos fallidos. Espera medio minuto y vuelve a intentarlo.',
  busy: 'Otra pestaña de esta tienda está usando tus notas. No se cambió nada. Cierra esa pestaña o espera un poco y vuelve a intentarlo.',
  failed: 'No ha funcionado. No se cambió nada. Inténtalo de nuevo.',
  forgotten:
    'Si la olvidas, nadie podrá volver a leer tus notas, y no podemos ayudarte. La única salida es «Parar y borrar».',
  done: {
    set: 'Tu frase de contraseña está puesta.',
    removed: 'La frase de contraseña está quitada.',
    unlocked: 'Desbloqueado.',
  },
});
