import parkVisitors from '../../../content/datasets/park-visitors.csv?raw'
import knowledgeSharing from '../../../content/datasets/knowledge-sharing.csv?raw'
import holzingerSwineford from '../../../content/datasets/holzinger-swineford.csv?raw'
import npsEffortSurvey from '../../../content/datasets/nps-effort-survey.csv?raw'
import politicalDemocracy from '../../../content/datasets/political-democracy.csv?raw'
import { parseCsv } from '../../core/survey/parseCsv.ts'
import { runProcedure, type SurveyRequest } from '../../core/survey/procedures.ts'
import { surveyTable, withScales } from '../../core/survey/surveyTable.ts'
import type { BuiltInId, Survey } from './survey.ts'

const files: Readonly<Record<BuiltInId, string>> = {
  'park-visitors': parkVisitors,
  'knowledge-sharing': knowledgeSharing,
  'holzinger-swineford': holzingerSwineford,
  'political-democracy': politicalDemocracy,
  'nps-effort-survey': npsEffortSurvey,
}
const results = new Map<string, unknown>()

/** A step on one of the book's data sets, computed where the page is built; each only once. */
export function computeAtBuild(survey: Survey, { procedure, arguments: options }: SurveyRequest): unknown {
  const key = JSON.stringify([survey.id, survey.scales, survey.reversed, survey.ranges, procedure, options])
  if (!results.has(key)) {
    const table = surveyTable(parseCsv(files[survey.id as BuiltInId]))
    const result = runProcedure(
      withScales(table, survey.scales, survey.reversed, survey.ranges),
      procedure,
      options,
    )
    // The page carries the result: seven digits are more than it shows.
    const short = (_: string, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(7)) : value
    results.set(key, JSON.parse(JSON.stringify(result, short)))
  }
  return results.get(key)
}
