import { render } from 'preact'
import { useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import type { Assignment } from '../../../exercises/assignment.ts'
import { fileName } from '../../../exercises/submissionFile.ts'
import { Inline } from '../../exercises/Inline.tsx'
import { download } from '../../download.ts'
import { attemptWords } from './attemptWords.ts'
import { momentText } from './Dates.tsx'
import { pointsText } from './pointsText.ts'
import { ReadableCopy } from './ReadableCopy.tsx'
import type { useWork } from './useWork.ts'
import { errorText } from '../../errorText.ts'

interface HandInProps {
  assignment: Assignment
  work: ReturnType<typeof useWork>
  /** See `Host`. */
  reports: boolean
  language: Language
}

/** What has been answered and what not, and the file to hand in. */
export function HandIn({ assignment, work, reports, language }: HandInProps) {
  const t = attemptWords[language]
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const { kept, report } = work
  const { handedIn } = kept
  const number = (value: number) => pointsText(value, language)
  const time = handedIn && momentText(handedIn.time, assignment.policy, language)
  const handIn = async () => {
    setBusy(true)
    try {
      const { name } = await work.handIn()
      setSaid(t.made(name))
    } catch (error) {
      setSaid(`${t.failed} ${errorText(error)[language]}`)
    }
    setBusy(false)
  }
  const saveCopy = () => {
    const root = document.createElement('div')
    render(<ReadableCopy assignment={assignment} work={work} language={language} />, root)
    const lang = language === 'zh' ? 'zh-CN' : 'en'
    const page = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${t.copyTitle}</title><style>${COPY_STYLE}</style></head><body>${root.innerHTML}</body></html>`
    render(null, root)
    const { id } = kept.submission.student
    download(`submission-${fileName(assignment.id)}-${fileName(id)}.html`, page, 'text/html')
  }
  return (
    <section class="hand-in" aria-labelledby="hand-in">
      <h3 id="hand-in">{t.handIn}</h3>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.exercise}</th>
            <th scope="col">{t.pointsColumn}</th>
            <th scope="col">{t.status}</th>
          </tr>
        </thead>
        <tbody>
          {work.views.map((view, i) => {
            const { id, points } = assignment.items[i]!
            const status = work.statuses[i]!
            return (
              <tr key={id}>
                <th scope="row">
                  <a href={`#item-${id}`} onClick={(event) => goTo(event, `item-${id}`)}>
                    {i + 1}. {view ? <Inline text={view.exercise.title[language]} /> : id}
                  </a>
                </th>
                <td>
                  {view?.grade && !view.grade.pending
                    ? `${number(view.grade.score * points)} / ${number(points)}`
                    : number(points)}
                </td>
                <td>
                  <span aria-hidden="true">{SIGNS[status]} </span>
                  {t.statusOf[status]}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p>
        {reports ? t.handInReports : t.handInLead}{' '}
        {assignment.items.some(({ feedback }) => feedback === 'at-once') && t.handInChecks}{' '}
        {assignment.publicKey ? t.sealed : t.open}
      </p>
      <Gaps assignment={assignment} statuses={work.statuses} language={language} />
      <p class="buttons">
        <button type="button" class="button" disabled={busy} onClick={() => void handIn()}>
          {reports ? (handedIn ? t.handInAgain : t.handIn) : handedIn ? t.again : t.make}
        </button>
        <button type="button" class="quiet" onClick={saveCopy}>
          {t.copy}
        </button>
        <button type="button" class="quiet" onClick={() => print()}>
          {t.print}
        </button>
      </p>
      <p role="status">
        {said} {time && (report.complete ? t.handedIn(time) : <b>{t.changedSince(time)}</b>)}
      </p>
    </section>
  )
}

interface GapsProps {
  assignment: Assignment
  statuses: ReturnType<typeof useWork>['statuses']
  language: Language
}

/** What the file will lack, with the way to it. */
export function Gaps({ assignment, statuses, language }: GapsProps) {
  const t = attemptWords[language]
  const lines = (['empty', 'unreadable'] as const).flatMap((gap) => {
    const items = assignment.items.flatMap(({ id }, i) => (statuses[i] === gap ? [{ id, i }] : []))
    return items.length === 0 ? [] : [{ gap, items }]
  })
  if (lines.length === 0) return null
  return (
    <ul class="gaps">
      {lines.map(({ gap, items }) => (
        <li key={gap}>
          {t.gaps[gap](items.length)}{' '}
          {items.map(({ id, i }, place) => (
            <span key={id}>
              {place > 0 && t.comma}
              <a href={`#item-${id}`} onClick={(event) => goTo(event, `item-${id}`)}>
                {t.item(i + 1)}
              </a>
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Moves there without touching the address, which holds the assignment. */
function goTo(event: MouseEvent, id: string) {
  event.preventDefault()
  const place = document.getElementById(id)
  place?.scrollIntoView()
  place?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
}

const SIGNS = {
  right: '✓',
  partly: '◐',
  wrong: '✗',
  pending: '●',
  saved: '●',
  unchecked: '●',
  empty: '○',
  unreadable: '!',
  missing: '!',
} as const

const COPY_STYLE =
  'body{font:16px/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#222}h1{font-size:1.5rem}h2{font-size:1.1rem;margin:1.6rem 0 .3rem}blockquote{margin:.5rem 0;padding:.4rem .8rem;border-left:3px solid #999;white-space:pre-wrap;overflow-wrap:anywhere}code{overflow-wrap:anywhere}p{margin:.4rem 0}'
