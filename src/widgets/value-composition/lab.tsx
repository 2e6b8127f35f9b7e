import { model } from '../../core/loyalty/composition/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ValueTriangle from './ValueTriangle.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Who leads at which weights', zh: '哪些权重下谁领先' },
      Figure: ({ language, embedded }) => (
        <ValueTriangle language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
