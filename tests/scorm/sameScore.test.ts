import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gradeSubmission } from '../../src/exercises/gradeSubmission.ts'
import { variantSeed } from '../../src/exercises/hash.ts'
import { selfTest } from '../../src/exercises/selfTest.ts'
import { type Submission, recordEvent, startSubmission } from '../../src/exercises/submission.ts'
import { scormHost } from '../../src/scorm/scormHost.ts'
import { memoryHost } from '../../src/widgets/teach/attempt/Host.ts'
import { itemView, scoreOf, studentItems } from '../../src/widgets/teach/attempt/itemView.ts'
import { cvt } from '../cli/io.ts'
import { bank, exerciseOf, solverOf, variantOf } from '../exercises/book.ts'
import { ITEMS, NOON, assignmentOf } from '../exercises/classroom.ts'
import { platform } from './platform.ts'

const items = ITEMS.map((id, i) => ({ id, points: i + 0.5, attempts: null }))
const MINUTE = 60_000
/** Due in the middle of the work; one student has a day more. */
const assignment = assignmentOf({
  items,
  policy: {
    opens: undefined,
    due: new Date(NOON + 5 * MINUTE).toISOString(),
    late: { rule: 'deduct', perDay: 0.25 },
    extensions: [{ student: 'student-3', due: new Date(NOON + 24 * 60 * MINUTE).toISOString() }],
  },
})

/** Students who answer some of the items: rightly, wrongly, with nonsense, or with what belongs to another item. */
const works = fc.sample(
  fc.record({
    steps: fc.array(
      fc.record({
        item: fc.constantFrom(...ITEMS),
        of: fc.constantFrom(...ITEMS),
        quality: fc.constantFrom('right' as const, 'right' as const, 'wrong' as const, 'malformed' as const),
        foreign: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
        pick: fc.nat(9),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  }),
  { numRuns: 40, seed: 11 },
)

const submissions = works.map(({ steps }, i): Submission => {
  const student = `student-${i}`
  return steps.reduce(
    (submission, { item, of, quality, foreign, pick }, n) => {
      const exercise = exerciseOf(foreign ? of : item)
      const variant = variantOf(exercise, variantSeed(assignment.seed, student, exercise.id))
      const answers = selfTest(exercise, variant, solverOf(exercise))[quality]
      const answer = answers[pick % answers.length]
      return recordEvent(submission, assignment, { item, event: 'check', answer, time: NOON + n * MINUTE })
    },
    startSubmission(assignment, { id: student, name: '' }),
  )
})

/** What the student's page shows. */
function onPage(submission: Submission) {
  const of = studentItems(assignment, bank, submission.student.id)
  return scoreOf(of.map((item) => itemView(item!, submission, 'open')))
}

/** What a platform is told. */
async function inScorm(version: '1.2' | '2004', submission: Submission) {
  const { id } = submission.student
  const lms = platform(version, { learner: { id, name: '' } })
  const host = scormHost({ assignment, bank, session: lms.session(), own: memoryHost() })
  await host.begin(startSubmission(assignment, { id, name: '' }))
  await host.update(() => ({ submission, handedIn: null }))
  expect(lms.refused).toEqual([])
  const raw = Number(lms.get(version === '1.2' ? 'cmi.core.score.raw' : 'cmi.score.raw'))
  host.end()
  return raw
}

it('the same answers get the same points on the page, by the command line and in SCORM', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cvt-scorm-'))
  try {
    await writeFile(join(folder, 'a.json'), JSON.stringify(assignment))
    for (const submission of submissions)
      await writeFile(join(folder, `${submission.student.id}.json`), JSON.stringify(submission))
    const { json } = await cvt(['grade', folder, '--assignment', join(folder, 'a.json')])
    const { results } = json() as { results: { student: { id: string }; earned: number }[] }
    const graded = new Map(results.map(({ student, earned }) => [student.id, earned]))
    const possible = items.reduce((sum, { points }) => sum + points, 0)
    const seen = new Set<number>()
    for (const submission of submissions) {
      const points = graded.get(submission.student.id)!
      seen.add(points)
      expect(gradeSubmission(assignment, submission, bank).earned).toBe(points)
      expect(onPage(submission)).toBe(points)
      expect(await inScorm('2004', submission)).toBe(points)
      // Per cent with six decimals.
      expect((await inScorm('1.2', submission)) * possible).toBeCloseTo(points * 100, 4)
    }
    expect(seen.size).toBeGreaterThan(10)
  } finally {
    await rm(folder, { recursive: true })
  }
})
