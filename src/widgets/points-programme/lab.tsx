import { model } from '../../core/loyalty/points/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import StampCard from './StampCard.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The pace of a card, and who fills it', zh: '集印花的节奏与完成的人' },
      Figure: ({ language, embedded }) => (
        <StampCard language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
