import type { Language } from '../../../core/text.ts'
import type { AnyStep } from '../step.ts'
import { type Survey, scalesOf } from '../survey.ts'

/** Are there fewer scales than the step needs, whatever is chosen in it? */
export const lacksScales = (step: AnyStep, survey: Survey) => scalesOf(survey, 2).length < (step.scales ?? 0)

interface ScalesFirstProps {
  /** How many scales. */
  needed: number
  language: Language
}

/** What a step without scales needs, and the way to where they are made. */
export function ScalesFirst({ needed, language }: ScalesFirstProps) {
  const t = words[language]
  return (
    <span>
      {needed === 1 ? t.one : t.several(needed)}{' '}
      <a href="#scales" onClick={unfold}>
        {t.make}
      </a>
    </span>
  )
}

/** The place may be folded away. */
function unfold() {
  const place = document.getElementById('scales')
  if (place instanceof HTMLDetailsElement) place.open = true
}

const words = {
  en: {
    one: 'This needs a scale: two or more items that measure the same thing.',
    several: (count: number) =>
      `This needs ${count} scales, each of two or more items that measure the same thing.`,
    make: 'Make a scale',
  },
  zh: {
    one: '这一步需要量表，即测量同一事物的两个或更多题项。',
    several: (count: number) => `这一步需要 ${count} 个量表，每个量表由测量同一事物的两个或更多题项组成。`,
    make: '建立量表',
  },
}
