import { model } from '../../core/loyalty/lifetime-value/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import SpendShrinkage from './SpendShrinkage.tsx'
import UnitsTrap from './UnitsTrap.tsx'
import ValueOfRetention from './ValueOfRetention.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'What a purchase will be worth', zh: '一次购买值多少' },
      Figure: ({ language, embedded }) => (
        <SpendShrinkage language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'The units trap', zh: '时间单位的陷阱' },
      Figure: ({ language, embedded }) => (
        <UnitsTrap language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Value against retention', zh: '价值与留存率' },
      Figure: ({ language, embedded }) => (
        <ValueOfRetention language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
