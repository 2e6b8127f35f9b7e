import { model } from '../../core/loyalty/rfm/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import CustomerClusters from './CustomerClusters.tsx'
import RfmScores from './RfmScores.tsx'
import SpendConcentration from './SpendConcentration.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Scores, ties, and who buys again', zh: '打分、同值与再购' },
      Figure: ({ language, embedded }) => (
        <RfmScores language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'How concentrated spend is', zh: '消费的集中程度' },
      Figure: ({ language, embedded }) => (
        <SpendConcentration language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Clusters by k-means', zh: 'k 均值聚类' },
      Figure: ({ language, embedded }) => (
        <CustomerClusters language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
