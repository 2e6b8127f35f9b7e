import { model } from '../../core/loyalty/two-factor/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import SpikesAndFoundations from './SpikesAndFoundations.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Spikes fade, foundations stay', zh: '刺激会消退，根基会留下' },
      Figure: ({ language, embedded }) => (
        <SpikesAndFoundations language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
