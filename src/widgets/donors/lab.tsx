import { model } from '../../core/loyalty/donors/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import DonorMap from './DonorMap.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Every history a donor can have', zh: '捐赠者可能的全部历史' },
      Figure: ({ language, embedded }) => (
        <DonorMap language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
