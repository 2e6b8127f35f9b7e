import { model } from '../../core/value/value-curve/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ValueCurve from './ValueCurve.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The star standard against what guests want', zh: '星级标准与客人所需' },
      Figure: ({ language, embedded }) => (
        <ValueCurve language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
