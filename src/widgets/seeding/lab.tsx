import { model } from '../../core/loyalty/seeding/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import SeedingNetwork from './SeedingNetwork.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Hubs against anybody, on one network', zh: '同一网络上：意见领袖与随机种子' },
      Figure: ({ language, embedded }) => (
        <SeedingNetwork language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
