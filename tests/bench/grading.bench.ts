import { gradeBatch } from '../../src/exercises/gradeBatch.ts'
import { itemAnalysis } from '../../src/exercises/itemAnalysis.ts'
import { bank } from '../exercises/book.ts'
import { assignmentOf, submissionOf } from '../exercises/classroom.ts'

/** 500 submissions of 20 items, as a large course hands them in: `node tests/bench/grading.bench.ts`. */
const items = [...bank.exercises.keys()].slice(0, 20).map((id) => ({ id }))
const assignment = assignmentOf({ items })
const submissions = Array.from({ length: 500 }, (_, i) => ({
  file: `${i}.json`,
  submission: submissionOf(
    `student-${i}`,
    items.filter((__, k) => (i * 7 + k) % 5 === 0).map((item) => item.id),
    assignment,
  ),
}))
// A new bank remembers no solved models.
const { loadBank } = await import('../../src/exercises/bank.ts')
const fresh = await loadBank(bank.exercises)
const start = performance.now()
const batch = gradeBatch(assignment, submissions, fresh)
const middle = performance.now()
itemAnalysis(batch)
console.log(
  `grading 500 × 20: ${((middle - start) / 1000).toFixed(2)} s; item analysis: ${((performance.now() - middle) / 1000).toFixed(2)} s`,
)
