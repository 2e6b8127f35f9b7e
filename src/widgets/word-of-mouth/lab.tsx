import { model } from '../../core/loyalty/word-of-mouth/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import AdoptionCurve from './AdoptionCurve.tsx'
import ReviewChain from './ReviewChain.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The S-curve', zh: 'S 形曲线' },
      Figure: ({ language, embedded }) => (
        <AdoptionCurve language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'A chain of reviews', zh: '评价的链条' },
      Figure: ({ language, embedded }) => (
        <ReviewChain language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
