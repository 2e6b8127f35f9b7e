import { model } from '../../core/loyalty/btyd/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import FrequencyParadox from './FrequencyParadox.tsx'
import HistoryMap from './HistoryMap.tsx'
import OneTimeline from './OneTimeline.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'All histories of one age', zh: '同一年龄的所有购买史' },
      Figure: ({ language, embedded }) => (
        <HistoryMap language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'One customer', zh: '一位顾客' },
      Figure: ({ language, embedded }) => (
        <OneTimeline language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Does buying more often mean being alive?', zh: '买得多就还在吗？' },
      Figure: ({ language, embedded }) => (
        <FrequencyParadox language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
