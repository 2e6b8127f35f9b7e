import { model } from '../../core/retention/relationship-states/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import HiddenStates from './HiddenStates.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Reading a state out of purchases', zh: '从购买记录推断状态' },
      Figure: ({ language, embedded }) => (
        <HiddenStates language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
