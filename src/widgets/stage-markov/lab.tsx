import { model } from '../../core/retention/stage-markov/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import StageValues from './StageValues.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The chain, values and the worth of less lapse', zh: '状态链、价值与降低流失的收益' },
      Figure: ({ language, embedded }) => (
        <StageValues language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
