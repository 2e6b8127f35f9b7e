import { model } from '../../core/simplex/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import SimplexPortrait from '../sharing/SimplexPortrait.tsx'

export default {
  model,
  figures: [{ title: { en: 'The game on the triangle', zh: '三角形上的博弈' }, Figure: SimplexPortrait }],
} satisfies LabFigures
