import { model } from '../../core/loyalty/kinds/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import LoyaltyKinds from './LoyaltyKinds.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Four kinds of loyalty, and three changes', zh: '四种忠诚与三种变化' },
      Figure: ({ language, embedded }) => (
        <LoyaltyKinds language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
