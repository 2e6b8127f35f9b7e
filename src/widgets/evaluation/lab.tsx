import { model } from '../../core/loyalty/evaluation/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import NineSteps from './NineSteps.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Nine steps', zh: '九个步骤' },
      Figure: ({ language, embedded }) => <NineSteps language={language} bare={!embedded} />,
    },
  ],
} satisfies LabFigures
