import { model } from '../../core/loyalty/churn-warning/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import BaseRate from './BaseRate.tsx'
import CampaignProfit from './CampaignProfit.tsx'
import FixedGap from './FixedGap.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'What a warning is worth', zh: '一次预警值多少' },
      Figure: ({ language, embedded }) => (
        <BaseRate language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'When a campaign pays', zh: '挽留活动何时划算' },
      Figure: ({ language, embedded }) => (
        <CampaignProfit language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Thirty days for everybody', zh: '人人三十天' },
      Figure: ({ language, embedded }) => (
        <FixedGap language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
