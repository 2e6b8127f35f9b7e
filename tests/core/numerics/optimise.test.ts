import { describe, expect, test } from 'vitest'
import { bfgs, nelderMead, numericalGradient, numericalHessian } from '../../../src/core/numerics/optimise.ts'

type Vector = readonly number[]

const rosenbrock = ([x, y]: Vector) => 100 * (y! - x! ** 2) ** 2 + (1 - x!) ** 2
const rosenbrockGradient = ([x, y]: Vector) => [
  -400 * x! * (y! - x! ** 2) - 2 * (1 - x!),
  200 * (y! - x! ** 2),
]
/** Powell's singular function: its Hessian at the minimum 0 has rank 2. */
const powell = ([a, b, c, d]: Vector) =>
  (a! + 10 * b!) ** 2 + 5 * (c! - d!) ** 2 + (b! - 2 * c!) ** 4 + 10 * (a! - d!) ** 4
/** Exponential sample of mean 2, n = 1000, in the logarithm of its rate: the minimum is ln ½. */
const exponential = ([u]: Vector) => 1000 * (2 * Math.exp(u!) - u!)

describe.each([
  ['nelderMead', nelderMead],
  ['bfgs', bfgs],
] as const)('%s', (_, minimise) => {
  test("finds the end of Rosenbrock's valley", () => {
    const minimum = minimise(rosenbrock, [-1.2, 1], { tolerance: 1e-12, maxIterations: 2000 })
    expect(minimum.converged).toBe(true)
    expect(minimum.x[0]).toBeCloseTo(1, 4)
    expect(minimum.x[1]).toBeCloseTo(1, 4)
    expect(minimum.value).toBeLessThan(1e-9)
  })

  test('lowers a function whose Hessian is singular at the minimum', () => {
    expect(minimise(powell, [3, -1, 0, 1], { maxIterations: 5000 }).value).toBeLessThan(1e-6)
  })

  test('steps back from where the function is not defined', () => {
    const minimum = minimise(([x]) => x! - Math.log(x!), [0.01], { maxIterations: 500 })
    expect(minimum.x[0]).toBeCloseTo(1, 3)
  })

  test('says so when iterations run out, and throws at a start of no value', () => {
    expect(minimise(rosenbrock, [-1.2, 1], { maxIterations: 3 })).toMatchObject({
      converged: false,
      iterations: 3,
    })
    expect(() => minimise(() => NaN, [1])).toThrow('invalid start; f is not finite at [1]')
  })

  test('finds a likelihood estimate', () => {
    expect(minimise(exponential, [1], { tolerance: 1e-10 }).x[0]).toBeCloseTo(Math.log(0.5), 4)
  })
})

test('bfgs with the exact gradient reaches the minimum to rounding', () => {
  const minimum = bfgs(rosenbrock, [-1.2, 1], { gradient: rosenbrockGradient, tolerance: 1e-12 })
  expect(minimum.converged).toBe(true)
  expect(minimum.x[0]).toBeCloseTo(1, 10)
  expect(minimum.x[1]).toBeCloseTo(1, 10)
  expect(minimum.iterations).toBeLessThan(60)
})

test('bfgs minimises a badly scaled quadratic', () => {
  const minimum = bfgs(([x, y]) => 1e6 * (x! - 3) ** 2 + 1e-2 * (y! + 50) ** 2, [0, 0], {
    tolerance: 1e-10,
    maxIterations: 500,
  })
  expect(minimum.x[0]).toBeCloseTo(3, 6)
  expect(minimum.x[1]).toBeCloseTo(-50, 2)
})

test('numericalGradient agrees with the derivative', () => {
  // Central differences err by about ε^⅔ relative: 4e-11 of terms of order 200.
  numericalGradient(rosenbrock, [-1.2, 1]).forEach((g, i) => {
    expect(g).toBeCloseTo(rosenbrockGradient([-1.2, 1])[i]!, 6)
  })
})

test('numericalHessian is symmetric and agrees with the second derivatives', () => {
  const [x, y] = [-1.2, 1]
  const hessian = numericalHessian(rosenbrock, [x, y])
  expect(hessian[0]![1]).toBe(hessian[1]![0])
  // Truncation: h²/12 of the fourth derivative 2400, at h = 9e-4.
  expect(hessian[0]![0]).toBeCloseTo(1200 * x ** 2 - 400 * y + 2, 2)
  expect(hessian[0]![1]).toBeCloseTo(-400 * x, 2)
  expect(hessian[1]![1]).toBeCloseTo(200, 4)
})
