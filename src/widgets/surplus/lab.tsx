import { model } from '../../core/value/surplus/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import SurplusBars from './SurplusBars.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The bar of value, and the bidding for the customer', zh: '价值条与对顾客的竞价' },
      Figure: ({ language, embedded }) => (
        <SurplusBars language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
