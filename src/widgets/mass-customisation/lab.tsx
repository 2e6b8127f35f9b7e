import { model } from '../../core/retention/mass-customisation/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import Variety from './Variety.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'How much variety, and which way of producing', zh: '多少选项，哪种生产方式' },
      Figure: ({ language, embedded }) => (
        <Variety language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
