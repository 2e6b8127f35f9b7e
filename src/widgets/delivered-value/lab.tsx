import { model } from '../../core/value/delivered-value/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import DeliveredValue from './DeliveredValue.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Four offers, ranked by difference or by ratio', zh: '四个供应商：按差值或按比值排序' },
      Figure: ({ language, embedded }) => (
        <DeliveredValue language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
