import { model } from '../../core/loyalty/expectancy/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import EffortValue from './EffortValue.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Three formulas for the worth of an effort', zh: '努力的价值：三种公式' },
      Figure: ({ language, embedded }) => (
        <EffortValue language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
