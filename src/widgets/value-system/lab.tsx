import { model } from '../../core/value-system/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ValueSystem from './ValueSystem.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Two chains, four doors', zh: '两条链与四扇门' },
      Figure: ({ language, embedded }) => (
        <ValueSystem language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
