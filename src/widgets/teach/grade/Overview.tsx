import { mean } from 'd3-array'
import type { Language } from '../../../core/text.ts'
import type { FileProblem } from '../../../exercises/unpack.ts'
import type { Graded } from '../../../workers/grade.worker.ts'
import { fixed, percentText } from '../../survey/statText.ts'
import { gradeWords } from './gradeWords.ts'

interface OverviewProps {
  graded: Graded
  problems: readonly FileProblem[]
  language: Language
}

/** The class in one sentence, and every file that could not be used, with the reason. */
export function Overview({ graded, problems, language }: OverviewProps) {
  const t = gradeWords[language]
  const counting = graded.rows.filter((row) => row.counts)
  const shares = counting.filter((row) => row.possible > 0).map((row) => row.earned / row.possible)
  return (
    <section class="overview" aria-label={t.overview}>
      <p class="summary" role="status">
        {t.summary({
          students: counting.length,
          absent: graded.absent.length,
          pending: counting.filter((row) => row.pending).length,
          flagged: counting.filter((row) => row.flags.length > 0).length,
          points: fixed(
            mean(counting, (row) => row.earned),
            1,
          ),
          possible: fixed(counting[0]?.possible, 0),
          share: shares.length > 0 ? percentText(mean(shares)!) : '–',
        })}
      </p>
      {problems.length > 0 && (
        <details open={problems.length <= 5}>
          <summary>{t.unreadable(problems.length)}</summary>
          <ul class="unreadable">
            {problems.slice(0, 200).map(({ file, text }, i) => (
              <li key={i}>
                <b class="path">{file}</b> {text[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
