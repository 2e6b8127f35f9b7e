import { render } from 'preact-render-to-string'
import { describe, expect, it, test } from 'vitest'
import { recordAnswer, startSubmission } from '../../src/exercises/submission.ts'
import { itemView, studentItems } from '../../src/widgets/teach/attempt/itemView.ts'
import { Gaps } from '../../src/widgets/teach/attempt/HandIn.tsx'
import { pointsText } from '../../src/widgets/teach/attempt/pointsText.ts'
import { statusOf } from '../../src/widgets/teach/attempt/status.ts'
import { bank } from '../exercises/book.ts'
import { NOON, answersFor, assignmentOf } from '../exercises/classroom.ts'

const ids = ['fit-number', 'who-says-what', 'reach-fit', 'explain-crowding']
const ESSAY = 'Crowding takes attention away from ideas: fewer reach a moderator while they still matter.'
const assignment = assignmentOf({ items: ids.map((id) => ({ id })) })

/** Where a student's items stand after these answers. */
function statusesAfter(answers: Readonly<Record<string, unknown>>, refused = '') {
  const submission = Object.entries(answers).reduce(
    (before, [item, answer]) => recordAnswer(before, assignment, { item, answer, time: NOON }),
    startSubmission(assignment, { id: 's1', name: 'Ann' }),
  )
  return studentItems(assignment, bank, 's1').map((of, i) =>
    statusOf(of && itemView(of, submission, 'open'), ids[i] === refused),
  )
}

describe('an item of an assignment', () => {
  it('is not answered by what was typed and taken out again', () => {
    expect(statusesAfter({})).toEqual(['empty', 'empty', 'empty', 'empty'])
    expect(statusesAfter({ 'fit-number': '', 'who-says-what': [], 'explain-crowding': '' })).toEqual([
      'empty',
      'empty',
      'empty',
      'empty',
    ])
  })

  it('is told apart when its answer cannot be graded, or a field of it was refused', () => {
    const { right } = answersFor('s1', 'reach-fit')
    expect(statusesAfter({ 'fit-number': 'abc', 'reach-fit': right, 'explain-crowding': ESSAY })).toEqual([
      'unreadable',
      'empty',
      'unchecked',
      'pending',
    ])
    // Too short to be an explanation.
    expect(statusesAfter({ 'explain-crowding': 'Words' })[3]).toBe('unreadable')
    expect(statusesAfter({ 'reach-fit': right }, 'reach-fit')[2]).toBe('unreadable')
  })
})

describe('before the file is made', () => {
  const gaps = (statuses: Parameters<typeof Gaps>[0]['statuses'], language: 'en' | 'zh') =>
    render(<Gaps assignment={assignment} statuses={statuses} language={language} />)
  const words = (html: string) => html.replaceAll(/<[^>]*>/g, '')

  it('says what is missing, with links', () => {
    const html = gaps(['unreadable', 'empty', 'right', 'empty'], 'en')
    expect(words(html)).toBe('2 not answered: Item 2, Item 41 cannot be graded as it stands: Item 1')
    expect([...html.matchAll(/href="#item-([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'who-says-what',
      'explain-crowding',
      'fit-number',
    ])
    expect(words(gaps(['unreadable', 'right', 'right', 'empty'], 'zh'))).toBe(
      '有 1 题未答： 第 4 题有 1 题的答案无法评分： 第 1 题',
    )
  })

  it('says nothing where nothing is missing', () => {
    expect(gaps(['right', 'wrong', 'saved', 'pending'], 'en')).toBe('')
  })
})

test('points are written with two decimals at most', () => {
  expect([2, 0.5, 2 / 3, 18.333333].map((points) => pointsText(points, 'en'))).toEqual([
    '2',
    '0.5',
    '0.67',
    '18.33',
  ])
})
