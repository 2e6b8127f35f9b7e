import { model } from '../../core/replicator/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import SharingDivision from '../sharing/SharingDivision.tsx'
import SharingPaths from '../sharing/SharingPaths.tsx'
import SharingPayoffs from '../sharing/SharingPayoffs.tsx'
import SharingPortrait from '../sharing/SharingPortrait.tsx'
import SharingRegimes from '../sharing/SharingRegimes.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Where communities go from every start', zh: '从各个起点出发的去向' },
      Figure: ({ language, embedded }) => (
        <SharingPortrait language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Both shares against time', zh: '两个比例随时间的变化' },
      Figure: ({ language, embedded }) => (
        <SharingPaths language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'What each side receives', zh: '双方的收益' },
      Figure: ({ language, embedded }) => (
        <SharingPayoffs language={language} controls={embedded ? undefined : []} />
      ),
    },
    { title: { en: 'Regimes over two parameters', zh: '两个参数上的格局' }, Figure: SharingRegimes },
    {
      title: { en: 'The best division', zh: '最佳分配' },
      Figure: ({ language, embedded }) => (
        <SharingDivision language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
