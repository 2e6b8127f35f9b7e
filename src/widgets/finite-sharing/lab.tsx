import { model } from '../../core/replicator/finiteModel.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import SharingCrowd from '../sharing/SharingCrowd.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Runs beside the limit of infinite numbers', zh: '多次模拟与人数无穷时的极限' },
      Figure: ({ language, embedded }) => (
        <SharingCrowd language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
