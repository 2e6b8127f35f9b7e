import { model } from '../../core/loyalty/path/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ThreePaths from '../sem/ThreePaths.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Three paths, and what samples show of them', zh: '三条路径，以及样本所显示的' },
      Figure: ({ language, embedded }) => (
        <ThreePaths language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
