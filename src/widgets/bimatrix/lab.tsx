import { model } from '../../core/bimatrix/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import GamePortrait from '../sharing/GamePortrait.tsx'

export default {
  model,
  figures: [{ title: { en: 'The game in the square', zh: '正方形中的博弈' }, Figure: GamePortrait }],
} satisfies LabFigures
