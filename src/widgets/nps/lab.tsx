import { model } from '../../core/loyalty/nps/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import NpsDistribution from './NpsDistribution.tsx'
import NpsWaves from './NpsWaves.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Eleven answers, one score', zh: '十一种回答，一个分数' },
      Figure: ({ language, embedded }) => (
        <NpsDistribution language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'The score wave after wave', zh: '逐轮的净推荐值' },
      Figure: ({ language, embedded }) => (
        <NpsWaves language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
