import { model } from '../../core/loyalty/claims/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ClaimReadings from './ClaimReadings.tsx'

export default {
  model,
  figures: [
    {
      title: {
        en: 'Two readings of a percentage, and the claims of the source',
        zh: '一个百分比的两种读法，以及文献中的说法',
      },
      Figure: ({ language, embedded }) => (
        <ClaimReadings language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
