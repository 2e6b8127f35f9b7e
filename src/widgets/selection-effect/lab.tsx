import { model } from '../../core/loyalty/selection/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import SelectionGap from './SelectionGap.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Members buy more: why?', zh: '会员买得更多：为什么？' },
      Figure: ({ language, embedded }) => (
        <SelectionGap language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
