import { model } from '../../core/value/gap-profile/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import GapProfile from './GapProfile.tsx'
import GapReliability from './GapReliability.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Three ratings, and what to act on first', zh: '三种评分与优先事项' },
      Figure: ({ language, embedded }) => (
        <GapProfile language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'How far a gap can be trusted', zh: '差距有多可信' },
      Figure: ({ language, embedded }) => (
        <GapReliability language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
