import { model } from '../../core/retention/comparison-levels/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import FourKinds from './FourKinds.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Two comparisons, four kinds of customers', zh: '两种比较，四类顾客' },
      Figure: ({ language, embedded }) => (
        <FourKinds language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
