import { model } from '../../core/supernetwork/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import SupernetworkBands from './SupernetworkBands.tsx'
import SupernetworkEffects from './SupernetworkEffects.tsx'
import SupernetworkExperiment from './SupernetworkExperiment.tsx'
import SupernetworkParticipation from './SupernetworkParticipation.tsx'
import SupernetworkRun from './SupernetworkRun.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The network, stage by stage', zh: '逐个阶段看网络' },
      Figure: ({ language, embedded }) => (
        <SupernetworkRun language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Many runs and their spread', zh: '多次仿真及其差异' },
      Figure: ({ language, embedded }) => (
        <SupernetworkBands language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'How many customers should take part?', zh: '多少顾客参与最合适？' },
      Figure: ({ language, embedded }) => (
        <SupernetworkParticipation language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Main effects of the four factors', zh: '四个因素的主效应' },
      Figure: ({ language, embedded }) => (
        <SupernetworkEffects language={language} controls={embedded ? undefined : []} />
      ),
    },
    { title: { en: 'Your own experiment', zh: '自己设计实验' }, Figure: SupernetworkExperiment },
  ],
} satisfies LabFigures
