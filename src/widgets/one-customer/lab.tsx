import { model } from '../../core/retention/one-customer/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import MovingYardstick from './MovingYardstick.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'What one customer meets and compares', zh: '一位顾客的经历与比较' },
      Figure: ({ language, embedded }) => (
        <MovingYardstick language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
