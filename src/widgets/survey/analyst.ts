import { type Remote, transfer } from 'comlink'
import parkVisitors from '../../../content/datasets/park-visitors.csv?url'
import knowledgeSharing from '../../../content/datasets/knowledge-sharing.csv?url'
import holzingerSwineford from '../../../content/datasets/holzinger-swineford.csv?url'
import npsEffortSurvey from '../../../content/datasets/nps-effort-survey.csv?url'
import politicalDemocracy from '../../../content/datasets/political-democracy.csv?url'
import type { CsvOptions } from '../../core/survey/parseCsv.ts'
import type { SurveyRequest } from '../../core/survey/procedures.ts'
import type { Answer, ReadTable, SurveyWorker } from '../../workers/survey.worker.ts'
import { wrapWorker } from '../wrapWorker.ts'
import type { BuiltInId, Survey } from './survey.ts'

/** Where the answers of the book's data sets are. */
const dataUrls: Readonly<Record<BuiltInId, string>> = {
  'park-visitors': parkVisitors,
  'knowledge-sharing': knowledgeSharing,
  'holzinger-swineford': holzingerSwineford,
  'political-democracy': politicalDemocracy,
  'nps-effort-survey': npsEffortSurvey,
}

let worker: Remote<SurveyWorker> | undefined
const opened = new Map<string, Promise<Answer<ReadTable>>>()

function analyst(): Remote<SurveyWorker> {
  worker ??= wrapWorker<SurveyWorker>(
    new Worker(new URL('../../workers/survey.worker.ts', import.meta.url), { type: 'module' }),
    () => {
      worker = undefined
      // What it held is read again by the next.
      for (const id of Object.keys(dataUrls)) opened.delete(id)
    },
  )
  return worker
}

/** Hands a file to the page's worker, which reads it and keeps it by this id. The bytes are given away. */
export function openFile(
  id: string,
  bytes: Uint8Array,
  options: CsvOptions = {},
): Promise<Answer<ReadTable>> {
  const reading = analyst().read(id, transfer(bytes, [bytes.buffer]), options)
  opened.set(id, reading)
  return reading
}

/** The same for one of the book's data sets, once; one that did not come is asked for again. */
function openBuiltIn(id: BuiltInId): Promise<Answer<ReadTable>> {
  const before = opened.get(id)
  if (before) return before
  const reading = readBuiltIn(id)
  opened.set(id, reading)
  reading.catch(() => opened.delete(id))
  return reading
}

async function readBuiltIn(id: BuiltInId): Promise<Answer<ReadTable>> {
  const response = await fetch(dataUrls[id])
  if (!response.ok) throw new Error(`${id}.csv: ${response.status} ${response.statusText}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return analyst().read(id, transfer(bytes, [bytes.buffer]), {})
}

const scoringOf = ({ scales, reversed, ranges }: Survey) => ({ scales, reversed, ranges })

/** A step of the analysis, computed in the worker. */
export async function ask(survey: Survey, request: SurveyRequest): Promise<Answer<unknown>> {
  const read = await (opened.get(survey.id) ?? openBuiltIn(survey.id as BuiltInId))
  return read.ok ? analyst().run(survey.id, scoringOf(survey), request) : read
}
