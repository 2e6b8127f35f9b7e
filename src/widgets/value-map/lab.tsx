import { model } from '../../core/value/value-map/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ValueMap from './ValueMap.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Brands about the line of fair value', zh: '公平价值线两侧的品牌' },
      Figure: ({ language, embedded }) => (
        <ValueMap language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
