import { model } from '../../core/value/value-strategies/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import StrategyPlane from './StrategyPlane.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Moves on the plane of price and quality', zh: '价格—质量平面上的移动' },
      Figure: ({ language, embedded }) => (
        <StrategyPlane language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
