import { model } from '../../core/policy/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import PolicyDesk from './PolicyDesk.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The desk', zh: '决策台' },
      Figure: ({ language }) => <PolicyDesk language={language} />,
    },
  ],
} satisfies LabFigures
