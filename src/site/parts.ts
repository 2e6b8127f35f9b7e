import type { Text } from '../core/text.ts'

/** The parts of the book, in order; the key is the folder of its chapters. */
export const parts: Readonly<Record<string, { numeral: string; title: Text }>> = {
  value: {
    numeral: 'I',
    title: { en: 'From value in exchange to value co-created', zh: '从交换价值到共创价值' },
  },
  sharing: { numeral: 'II', title: { en: 'Customers who share what they know', zh: '愿意共享知识的顾客' } },
  experience: {
    numeral: 'III',
    title: { en: 'Co-creating the tourist’s experience', zh: '共创旅游体验' },
  },
  loyalty: { numeral: 'IV', title: { en: 'Loyalty and retention', zh: '忠诚与保留' } },
}
