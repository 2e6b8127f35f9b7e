import { model } from '../../core/loyalty/retention-curve/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ChurnPropensity from './ChurnPropensity.tsx'
import RetentionProjection from './RetentionProjection.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Three projections of one cohort', zh: '同一队列的三种外推' },
      Figure: ({ language, embedded }) => (
        <RetentionProjection language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Who is left, and what they are worth', zh: '留下的是谁，又值多少' },
      Figure: ({ language, embedded }) => (
        <ChurnPropensity language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
