import { model } from '../../core/value/service-profit/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ServiceProfit from './ServiceProfit.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Squeeze and see', zh: '压榨之后' },
      Figure: ({ language, embedded }) => (
        <ServiceProfit language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
