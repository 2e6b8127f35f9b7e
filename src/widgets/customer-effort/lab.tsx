import { model } from '../../core/loyalty/effort/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import EffortAndDelight from './EffortAndDelight.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Effort drives away, delight hardly keeps', zh: '费力赶走顾客，惊喜难留顾客' },
      Figure: ({ language, embedded }) => (
        <EffortAndDelight language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
