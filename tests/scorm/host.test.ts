import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gradeSubmission } from '../../src/exercises/gradeSubmission.ts'
import { itemState } from '../../src/exercises/itemState.ts'
import {
  type Submission,
  recordAnswer,
  recordEvent,
  startSubmission,
} from '../../src/exercises/submission.ts'
import { type Notice, scormHost } from '../../src/scorm/scormHost.ts'
import type { ScormVersion } from '../../src/scorm/version.ts'
import { type Host, type Kept, memoryHost } from '../../src/widgets/teach/attempt/Host.ts'
import { bank } from '../exercises/book.ts'
import { ITEMS, NOON, answersFor, assignment, assignmentOf } from '../exercises/classroom.ts'
import { type PlatformOptions, platform } from './platform.ts'

beforeEach(() => void vi.useFakeTimers({ now: NOON }))
afterEach(() => void vi.useRealTimers())

/** A browser's store that outlives the page. */
function browser() {
  let kept: Kept | undefined
  const host: Host = {
    ...memoryHost(),
    begin: async (start) => (kept ??= { submission: start, handedIn: null }),
    // As a browser's store does, it gives back copies.
    update: async (change) => structuredClone((kept = change(kept!))),
    resume: async () => kept,
  }
  return host
}

interface OpenOptions extends PlatformOptions {
  own?: Host
  of?: typeof assignment
}

/** A student before the page of a package. */
async function open(
  version: ScormVersion,
  { own = browser(), of = assignment, ...options }: OpenOptions = {},
) {
  const lms = platform(version, options)
  const host = scormHost({ assignment: of, bank, session: lms.session(), own })
  let notices: readonly Notice[] = []
  host.onNotices((next) => (notices = next))
  const change = (next: (submission: Submission) => Submission) =>
    host.update((kept) => ({ ...kept, submission: next(kept.submission) }))
  const begun = host.student ? await host.begin(startSubmission(of, host.student)) : undefined
  return {
    lms,
    host,
    own,
    begun,
    notices: () => notices,
    kinds: () => notices.map(({ kind }) => kind),
    suspended: () => String(lms.stored().suspend_data),
    check: (item: string, answer: unknown) =>
      change((submission) => recordEvent(submission, of, { item, event: 'check', answer, time: Date.now() })),
    type: (item: string, answer: unknown) =>
      change((submission) => recordAnswer(submission, of, { item, answer, time: Date.now() })),
    handIn: () =>
      host.update(({ submission }) => ({
        submission,
        handedIn: { logHash: submission.logHash, time: Date.now() },
      })),
  }
}

const right = (item: string) => answersFor('s1', item).right
const wrong = (item: string) => answersFor('s1', item).wrong

/** Letters that no packing makes much shorter. */
const essay = (length: number) =>
  Array.from({ length: length / 2 }, (_, i) => Math.sin(i).toString(36).slice(4, 6)).join('')

const withEssay = assignmentOf({ items: [...ITEMS, 'explain-crowding'].map((id) => ({ id })) })

describe.for(['1.2', '2004'] as const)('a package in SCORM %s', (version) => {
  const is2004 = version === '2004'
  const element = (in12: string, in2004: string) => (is2004 ? in2004 : in12)
  const score = element('cmi.core.score', 'cmi.score')

  it('takes the student from the platform, and asks only where it names none', async () => {
    const named = {
      learner: { id: ' u-17 ', name: 'Li, <b>Na</b>' },
      own: { ...browser(), leave: async () => {} },
    }
    const { begun, host: theirs } = await open(version, named)
    expect(theirs.leave).toBeUndefined()
    expect(begun!.submission.student).toEqual({ id: 'u-17', name: 'Li, <b>Na</b>' })
    const { host } = await open(version, {
      ...named,
      own: { ...browser(), leave: async () => {} },
      learner: { id: '', name: '' },
    })
    expect(host.leave).toBeDefined()
    expect(host.student).toBeUndefined()
    expect(await host.resume()).toBeUndefined()
  })

  it('commits after each check, after a pause in typing, and ends the session only with the page', async () => {
    const { lms, check, type, host } = await open(version)
    const commits = () => lms.calls.filter((call) => call.startsWith(element('LMSCommit', 'Commit'))).length
    const start = commits()
    await check('fit-number', wrong('fit-number'))
    expect(commits()).toBe(start + 1)
    for (const text of ['a', 'ab', 'abc']) await type('reach-fit', text)
    expect(commits()).toBe(start + 1)
    await vi.advanceTimersByTimeAsync(2000)
    expect(commits()).toBe(start + 2)
    await type('reach-fit', 'abcd')
    const end = element('LMSFinish ', 'Terminate ')
    expect(lms.calls).not.toContain(end)
    host.end()
    expect(commits()).toBe(start + 3)
    expect(lms.calls.at(-1)).toBe(end)
    host.end()
    expect(lms.calls.filter((call) => call === end)).toHaveLength(1)
    expect(lms.refused).toEqual([])
  })

  it('reports no score before an answer, then what the grading says of the answers that were checked', async () => {
    const { lms, check, type, host } = await open(version)
    host.flush()
    expect(lms.get(`${score}.raw`)).toBe('')
    await check('fit-number', right('fit-number'))
    await type('who-says-what', right('who-says-what'))
    host.flush()
    const { points } = assignment.items.find(({ id }) => id === 'fit-number')!
    const possible = assignment.items.reduce((sum, item) => sum + item.points, 0)
    const share = Math.round((points / possible) * 1e6) / 1e6
    expect(Number(lms.get(`${score}.raw`))).toBeCloseTo(is2004 ? points : share * 100, 4)
    expect(Number(lms.get(`${score}.min`))).toBe(0)
    expect(Number(lms.get(`${score}.max`))).toBe(is2004 ? possible : 100)
    expect(lms.get('cmi.score.scaled')).toBe(is2004 ? String(share) : '')
    expect(lms.refused).toEqual([])
  })

  it('is completed when all was checked, and passed or failed where the platform has a mark', async () => {
    for (const [answers, passMark, outcome] of [
      [right, undefined, ['completed', 'unknown']],
      [right, 0.6, ['completed', 'passed']],
      [wrong, 0.6, ['completed', 'failed']],
    ] as const) {
      const { lms, check, host } = await open(version, passMark === undefined ? {} : { passMark })
      const status = () => lms.get(element('cmi.core.lesson_status', 'cmi.completion_status'))
      for (const [i, item] of ITEMS.entries()) {
        expect(status()).not.toBe('completed')
        await check(item, answers(item))
        if (i < ITEMS.length - 1) expect(status()).toBe('incomplete')
      }
      host.end()
      const one = outcome[1] === 'unknown' ? 'completed' : outcome[1]
      const stored = JSON.stringify(lms.stored())
      if (is2004) {
        expect(stored).toContain(`"completion_status":"${outcome[0]}"`)
        expect(stored).toContain(`"success_status":"${outcome[1]}"`)
      } else expect(stored).toContain(`"lesson_status":"${one}"`)
      expect(lms.refused).toEqual([])
    }
  })

  it('stays without a score while feedback waits for the due time, and leaves passing to whoever marks', async () => {
    const later = assignmentOf({
      items: [{ id: 'fit-number', feedback: 'after-due' }, { id: 'who-says-what' }],
      policy: { due: new Date(NOON + 86_400_000).toISOString(), late: { rule: 'refuse' } },
    })
    const first = await open(version, { of: later })
    await first.type('fit-number', right('fit-number'))
    await first.check('who-says-what', right('who-says-what'))
    await first.handIn()
    expect(first.lms.get(`${score}.raw`)).toBe('')
    vi.setSystemTime(NOON + 2 * 86_400_000)
    first.host.report!({} as never)
    await vi.advanceTimersByTimeAsync(2000)
    expect(Number(first.lms.get(`${score}.raw`))).toBe(
      is2004 ? later.items.reduce((sum, { points }) => sum + points, 0) : 100,
    )

    const marked = assignmentOf({ items: [{ id: 'fit-number' }, { id: 'explain-crowding' }] })
    const second = await open(version, { of: marked, passMark: 0.9 })
    await second.check('fit-number', right('fit-number'))
    await second.type('explain-crowding', essay(40))
    await second.handIn()
    // A platform of 2004 that has a mark judges by itself; what it is told is that nothing is known yet.
    const told = is2004 ? 'SetValue cmi.success_status ' : 'LMSSetValue cmi.core.lesson_status '
    const last = second.lms.calls.findLast((call) => call.startsWith(told))
    expect(last).toBe(`${told}${is2004 ? 'unknown' : 'completed'}`)
  })

  it('tells time, place and answers in the notation of its version', async () => {
    const { lms, check, handIn, type } = await open(version, { of: withEssay })
    for (const item of ITEMS) {
      vi.advanceTimersByTime(61_230)
      await check(item, wrong(item))
      vi.advanceTimersByTime(1000)
      await check(item, right(item))
    }
    await type('explain-crowding', essay(6000))
    await handIn()
    expect(lms.refused).toEqual([])
    expect(lms.get(element('cmi.core.lesson_location', 'cmi.location'))).toBe('explain-crowding')
    expect(Number(lms.get('cmi.interactions._count'))).toBe(2 * ITEMS.length + 1)
    const time = lms.calls.findLast((call) => call.includes('session_time'))!
    expect(time).toMatch(is2004 ? /PT0H6M13\.38S$/ : /0000:06:13\.38$/)
    const moments = lms.calls.filter((call) => /interactions\.\d+\.time/.test(call))
    expect(moments).toHaveLength(2 * ITEMS.length + 1)
    for (const moment of moments)
      expect(moment).toMatch(is2004 ? / \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/ : / \d\d:\d\d:\d\d$/)
    const results = lms.calls
      .filter((call) => /interactions\.\d+\.result/.test(call))
      .map((call) => call.split(' ')[2])
    expect(results.filter((result) => result === 'correct')).toHaveLength(ITEMS.length)
    expect(results.at(-1)).toBe('neutral')
    expect(results).toContain(is2004 ? 'incorrect' : 'wrong')
  })

  it('brings everything back from the platform alone, on another machine', async () => {
    const first = await open(version)
    await first.check('fit-number', wrong('fit-number'))
    vi.advanceTimersByTime(5000)
    await first.type('reach-fit', { reach: 0.5 })
    await first.handIn()
    first.host.end()
    const second = await open(version, { suspended: first.suspended() })
    expect(second.begun).toEqual(await first.own.resume())
    expect(second.kinds()).toEqual([])
    const third = await open(version, { suspended: first.suspended(), learner: { id: '', name: '' } })
    expect((await third.host.resume())?.submission.answers).toEqual(second.begun!.submission.answers)
  })

  it('says so when the platform lost the work, brings it back from the browser, and hands it over again', async () => {
    const first = await open(version)
    await first.check('fit-number', right('fit-number'))
    first.host.end()
    for (const suspended of ['', 'cvt1|s1||xxxx', first.suspended().slice(0, -20), 'somebody else’s']) {
      const again = await open(version, { own: first.own, suspended })
      expect(again.kinds()).toEqual([suspended === '' ? 'restored' : 'unreadable'])
      expect(again.begun!.submission).toEqual((await first.own.resume())!.submission)
      await vi.advanceTimersByTimeAsync(2000)
      expect(again.suspended()).toBe(first.suspended())
      expect(Number(again.lms.get(`${score}.raw`))).toBeGreaterThan(0)
    }
  })

  it('joins what the platform lost in part with what the browser lacks', async () => {
    const first = await open(version)
    await first.check('fit-number', right('fit-number'))
    const early = first.suspended()
    vi.advanceTimersByTime(1000)
    await first.check('who-says-what', right('who-says-what'))
    const elsewhere = await open(version, { suspended: early })
    vi.advanceTimersByTime(1000)
    await elsewhere.check('visit-order', right('visit-order'))
    const back = await open(version, { own: first.own, suspended: elsewhere.suspended() })
    expect(back.begun!.submission.answers.map(({ item }) => item).sort()).toEqual([
      'fit-number',
      'visit-order',
      'who-says-what',
    ])
    expect(back.begun!.submission.log).toHaveLength(3)
  })

  it('never hands over more than fits, and keeps as much as does', async () => {
    const most = is2004 ? 64_000 : 3800
    const { type, suspended, kinds, notices, host, lms, own } = await open(version, {
      of: withEssay,
    })
    const work = fc.array(
      fc.record({
        item: fc.constantFrom(...ITEMS),
        answer: fc.string({ minLength: 150, maxLength: 300, unit: 'grapheme' }),
      }),
      { minLength: 5, maxLength: 10 },
    )
    for (const typed of fc.sample(work, { numRuns: 20, seed: 5 })) {
      for (const { item, answer } of typed) {
        vi.advanceTimersByTime(400_000)
        await type(item, answer)
      }
      host.flush()
      expect(suspended().length).toBeLessThanOrEqual(most)
    }
    expect(kinds()).toEqual([expect.stringMatching(/thinned|too-long/)])
    for (const item of ITEMS) await type(item, 'short')
    await type('reach-fit', essay(is2004 ? 100_000 : 8000))
    host.flush()
    expect(notices()).toEqual([{ kind: 'too-long', items: ['reach-fit'] }])
    expect(suspended().length).toBeLessThanOrEqual(most)
    // On another machine the other answers are there; in this browser, all of them.
    const far = await open(version, { of: withEssay, suspended: suspended() })
    const items = far.begun!.submission.answers.map(({ item }) => item).sort()
    expect(items).toEqual(ITEMS.filter((item) => item !== 'reach-fit').sort())
    const here = await open(version, { of: withEssay, own, suspended: suspended() })
    expect(here.begun!.submission.answers).toHaveLength(ITEMS.length)
    await type('reach-fit', 'short')
    host.flush()
    expect(kinds()).not.toContain('too-long')
    expect(lms.refused).toEqual([])
  })

  it('says so when the platform stores nothing, and takes that back once it does', async () => {
    const { lms, check, kinds, host } = await open(version)
    const api = lms.api as Record<string, unknown>
    const real = api[element('LMSCommit', 'Commit')]
    api[element('LMSCommit', 'Commit')] = () => 'false'
    await check('fit-number', right('fit-number'))
    expect(kinds()).toEqual(['refused'])
    api[element('LMSCommit', 'Commit')] = real
    host.flush()
    expect(kinds()).toEqual([])
  })

  it('only shows an attempt that is over', async () => {
    const first = await open(version)
    await first.check('fit-number', right('fit-number'))
    const { lms, check, kinds, host, begun } = await open(version, {
      mode: 'review',
      suspended: first.suspended(),
    })
    expect(begun!.submission.answers).toHaveLength(1)
    await check('who-says-what', right('who-says-what'))
    host.end()
    expect(kinds()).toEqual(['review'])
    expect(host.keeps).toBe(false)
    const set = element('LMSSetValue', 'SetValue')
    expect(lms.calls.filter((call) => call.startsWith(set))).toEqual([])
  })
})

it('a platform that holds only what SCORM 2004 held at first gets less, and no word is lost', async () => {
  const { lms, type, host, suspended, kinds } = await open('2004')
  const api = lms.api as Record<string, (...values: string[]) => unknown>
  const real = api.SetValue!
  api.SetValue = (name, value) =>
    name === 'cmi.suspend_data' && value!.length > 4000 ? 'false' : real(name!, value!)
  await type('fit-number', 'short')
  await type('reach-fit', essay(9000))
  host.flush()
  expect(suspended().length).toBeLessThanOrEqual(3800)
  expect(kinds()).toEqual(['too-long'])
})

it('joining thinned and whole work counts no attempt twice', async () => {
  const { joinWork } = await import('../../src/scorm/joinWork.ts')
  const { toSuspendData, fromSuspendData } = await import('../../src/scorm/suspendData.ts')
  const steps = fc.array(
    fc.record({
      item: fc.constantFrom(...ITEMS),
      event: fc.constantFrom('save' as const, 'check' as const, 'hint' as const, 'solution' as const),
      answer: fc.string({ maxLength: 30 }),
      later: fc.integer({ min: 1, max: 600_000 }),
    }),
    { maxLength: 25 },
  )
  const run = (
    from: Submission,
    list: readonly { item: string; event: 'save'; answer: string; later: number }[],
  ) => {
    let time = from.log.at(-1)?.time ?? NOON
    return list.reduce((submission, { later, ...step }) => {
      time += later
      return recordEvent(submission, assignment, { ...step, time })
    }, from)
  }
  const start = startSubmission(assignment, { id: 's1', name: 'Ann' })
  fc.assert(
    fc.property(steps, steps, fc.integer({ min: 60, max: 1500 }), (before, after, room) => {
      const old: Kept = { submission: run(start, before as never), handedIn: null }
      const { text, left } = toSuspendData(assignment, old, room)
      expect(text.length).toBeLessThanOrEqual(room)
      const far = fromSuspendData(assignment, text, start.student)!
      const further: Kept = { submission: run(far.submission, after as never), handedIn: null }
      const joined = joinWork(assignment, old, further).submission
      const all = run(old.submission, after as never)
      for (const item of ITEMS) {
        if (left.includes(item)) continue
        const { attempts, hints, answer, checked, revealed } = itemState(joined, item)
        expect({ attempts, hints, answer, checked, revealed }).toEqual(
          (({ attempts: a, hints: h, answer: w, checked: c, revealed: r }) => ({
            attempts: a,
            hints: h,
            answer: w,
            checked: c,
            revealed: r,
          }))(itemState(all, item)),
        )
      }
      expect(gradeSubmission(assignment, joined, bank).flags.map(({ kind }) => kind)).not.toContain('altered')
    }),
    { numRuns: 60 },
  )
})
