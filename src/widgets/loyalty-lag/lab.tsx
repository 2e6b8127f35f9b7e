import { model } from '../../core/loyalty/lag/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import LagPath from './LagPath.tsx'
import LagShares from './LagShares.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Loyalty month by month', zh: '逐月的忠诚' },
      Figure: ({ language, embedded }) => (
        <LagPath language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'What shows after three and six months', zh: '三个月与六个月后看到多少' },
      Figure: ({ language, embedded }) => (
        <LagShares language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
