import { model } from '../../core/retention/cube/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import RetentionCube from './RetentionCube.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The cube, and what moves its customers', zh: '立方体，以及顾客为何移动' },
      Figure: ({ language }) => <RetentionCube language={language} />,
    },
  ],
} satisfies LabFigures
