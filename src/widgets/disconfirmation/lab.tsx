import { model } from '../../core/value/disconfirmation/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import Treadmill from './Treadmill.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Performance, expectation, satisfaction', zh: '绩效、期望与满意度' },
      Figure: ({ language, embedded }) => (
        <Treadmill language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
