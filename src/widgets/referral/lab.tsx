import { model } from '../../core/loyalty/referral/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ReferralChain from './ReferralChain.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The cost of a customer, and those who follow', zh: '获客成本与后续的顾客' },
      Figure: ({ language, embedded }) => (
        <ReferralChain language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
