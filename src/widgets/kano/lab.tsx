import { model } from '../../core/loyalty/kano/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import KanoCurves from './KanoCurves.tsx'
import KanoDrift from './KanoDrift.tsx'
import KanoTable from './KanoTable.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Three kinds of feature', zh: '三类功能' },
      Figure: ({ language, embedded }) => (
        <KanoCurves language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'One customer’s answers', zh: '一位顾客的回答' },
      Figure: ({ language, embedded }) => (
        <KanoTable language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Delight wears off', zh: '惊喜会褪色' },
      Figure: ({ language, embedded }) => (
        <KanoDrift language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
