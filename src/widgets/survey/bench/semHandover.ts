import type { Survey } from '../survey.ts'
import { scalesOf } from '../survey.ts'

/** The scales as a measurement model in lavaan's syntax, and a regression of the last on the others to start from. */
export function modelText(survey: Survey): string {
  const scales = scalesOf(survey, 2)
  const measurement = scales.map((name) => `${quoted(name)} =~ ${survey.scales[name]!.join(' + ')}`)
  const [outcome, ...causes] = scales.toReversed()
  const structure =
    outcome !== undefined && causes.length > 0
      ? [`${quoted(outcome)} ~ ${causes.toReversed().map(quoted).join(' + ')}`]
      : []
  return [...measurement, ...structure].join('\n')
}

/** Names of scales may hold what the syntax does not know. */
const quoted = (name: string) => name.replace(/[^\p{L}\p{N}_.]/gu, '_')
