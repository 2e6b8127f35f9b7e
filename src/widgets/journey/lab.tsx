import { model } from '../../core/loyalty/journey/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import JourneyGains from './JourneyGains.tsx'
import JourneyMap from './JourneyMap.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'The map', zh: '旅程图' },
      Figure: ({ language, embedded }) => <JourneyMap language={language} bare={!embedded} />,
    },
    {
      title: { en: 'Where one step better does most', zh: '改进一步，哪里收效最大' },
      Figure: ({ language, embedded }) => (
        <JourneyGains language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
