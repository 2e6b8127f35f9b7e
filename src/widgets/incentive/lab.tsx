import { model } from '../../core/incentive/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import ContractLine from './ContractLine.tsx'
import ContractPlane from './ContractPlane.tsx'
import EffortAndShare from './EffortAndShare.tsx'
import SurplusSplit from './SurplusSplit.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Effort and shares against the mix of knowledge', zh: '努力与分成随知识构成的变化' },
      Figure: ({ language, embedded }) => (
        <EffortAndShare language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Where the value goes', zh: '价值的去向' },
      Figure: ({ language, embedded }) => (
        <SurplusSplit language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'The contract and its risk', zh: '合约及其风险' },
      Figure: ({ language, embedded }) => (
        <ContractLine language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Share against fixed pay', zh: '分成与固定报酬' },
      Figure: ({ language, embedded }) => (
        <ContractPlane language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
