import { model } from '../../core/value/orientation/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import FourOrientations from './FourOrientations.tsx'
import Runway from './Runway.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Product first or customer first', zh: '先有产品还是先问顾客' },
      Figure: ({ language, embedded }) => <Runway language={language} controls={embedded ? undefined : []} />,
    },
    {
      title: { en: 'Four orientations while customers move on', zh: '顾客在变时的四种导向' },
      Figure: ({ language, embedded }) => (
        <FourOrientations language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
