import { model } from '../../core/loyalty/survival/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import StayingCustomers from './StayingCustomers.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Lives through a window, and their curves', zh: '窗口中的顾客与留存曲线' },
      Figure: ({ language, embedded }) => (
        <StayingCustomers language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
