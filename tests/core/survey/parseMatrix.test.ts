import { describe, expect, test } from 'vitest'
import { parseMatrix } from '../../../src/core/survey/parseMatrix.ts'

const cov = [
  [4, 1.2, 0.4],
  [1.2, 1, -0.3],
  [0.4, -0.3, 9],
]

describe('the same matrix, written four ways', () => {
  test.each([
    ['full, without labels', 'a,b,c\n4,1.2,.4\n1.2,1,-.3\n.4,-.3,9'],
    ['lower triangle with labels', ',a,b,c\na,4\nb,1.2,1\nc,.4,-.3,9'],
    ['semicolons and decimal commas', 'a;b;c\n4;1,2;0,4\n1,2;1;-0,3\n0,4;-0,3;9'],
    ['correlations and deviations', 'row\ta\tb\tc\na\t1\nb\t.6\t1\nc\t.0666666667\t-.1\t1\nsd\t2\t1\t3'],
  ])('%s', (_, text) => {
    const matrix = parseMatrix(text, { n: 200 })
    expect(matrix.names).toEqual(['a', 'b', 'c'])
    expect(matrix.isCorrelation).toBe(false)
    matrix.cov.forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(cov[i]![j]!, 8)))
  })
})

test('n and means as rows; correlations are known as such', () => {
  const matrix = parseMatrix(',x,y\nx,1,\ny,.5,1\nn,932,932\nmean,3,4')
  expect(matrix).toEqual({
    names: ['x', 'y'],
    cov: [
      [1, 0.5],
      [0.5, 1],
    ],
    n: 932,
    means: [3, 4],
    isCorrelation: true,
  })
})

test.each([
  ['a,b\n1,2\n2,1,x\n3,4', 'the matrix has 2 names and 3 rows; it must be square'],
  ['a,b\n1,.3\n.2,1', 'not symmetric: b with a is .2 below the diagonal and .3 above it'],
  ['a,b\n1,\nq,1', 'row b, column a: not a number: "q"'],
  ['a,b\n1,.2\n.2,1', 'the number of cases is missing'],
  ['', 'no names on top'],
])('%j', (text, message) => {
  expect(() => parseMatrix(text)).toThrow(message)
})
