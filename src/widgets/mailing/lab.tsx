import { model } from '../../core/retention/mailing/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import MailingValue from './MailingValue.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Value by recency, and when to stop', zh: '各近度的价值与何时停止' },
      Figure: ({ language, embedded }) => (
        <MailingValue language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
