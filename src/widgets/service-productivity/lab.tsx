import { model } from '../../core/value/service-productivity/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ThreeOptima from './ThreeOptima.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Three measures, three best staffs', zh: '三个指标，三种最优人手' },
      Figure: ({ language, embedded }) => (
        <ThreeOptima language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
