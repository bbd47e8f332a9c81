import type { ImportWords } from '../importing.js';
import { COMPARISON, ENTRY, NOTE } from './nouns.js';
import { apart, type Noun, type Words } from './words.js';

const SAYING: Noun = {
  one: 'شيء واحد قلته',
  two: 'شيئان قلتهما',
  twoOf: 'شيئين قلتهما',
  few: 'أشياء قلتها',
  many: 'شيئًا قلته',
  other: 'شيء قلته',
};

/** Arabic texts of the import. */
export function importing({ several, listed }: Words): ImportWords {
  const heldOf = (
    held: {
      readonly signals: number;
      readonly statements: number;
      readonly comparisons: number;
    },
    role: 'subject' | 'object',
  ): string => {
    const { signals, statements, comparisons } = held;
    return listed([
      several(signals, NOTE, role),
      ...(statements > 0 ? [several(statements, SAYING, role)] : []),
      ...(comparisons > 0 ? [several(comparisons, COMPARISON, role)] : []),
    ]);
  };
  return {
    title: 'أحضر بياناتك إلى هنا',
    text: 'هل استعملت هذا المتجر في متصفح آخر؟ اضغط «تصدير» هناك، ثم اختر ذلك الملف هنا. يُقرأ على هذا الجهاز ولا يُرسَل إلى أي مكان.',
    choose: 'اختيار ملف',
    reading: 'تجري قراءة الملف…',
    found: ({ when, ...held }) => `في ملف ${when}: ${heldOf(held, 'subject')}.`,
    replaces: (notes) =>
      `${
        notes === 0
          ? 'سيصبح هو المعروف هنا.'
          : `سيحلّ محل المعروف هنا الآن: ${several(notes, NOTE)}.`
      } وتبقى خياراتك كما هي. والرسائل التي حُسبت هناك تُحسب هنا أيضًا.`,
    replace: 'استبدال المعروف هنا',
    cancel: 'إلغاء',
    working: 'لحظة…',
    done: ({ refused, ...held }) =>
      `تم. المعروف هنا الآن: ${heldOf(held, 'subject')}.${
        refused === 0 ? '' : ` وما بقي خارجًا لقِدَمه: ${several(refused, ENTRY)}.`
      }`,
    changed: 'أُخذ ملفك.',
    refused: {
      'too-large': 'هذا الملف أكبر من أن يكون من ملفاتنا. لم يتغيّر شيء.',
      'not-export': 'هذا الملف لم يصنعه «تصدير»، أو غيّره أحد. لم يتغيّر شيء هنا.',
      'other-shop': 'هذا الملف من متجر آخر. لم يتغيّر شيء.',
      failed: 'لم ينجح ذلك. لم يتغيّر شيء. حاول مرة أخرى.',
    },
    where: (path) => `أول خلل عند «${apart(path)}».`,
  };
}
