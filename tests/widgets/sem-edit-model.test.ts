import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseModel } from '../../src/core/sem/parseModel.ts'
import {
  addRelation,
  removeRelation,
  removeVariable,
  type Relation,
} from '../../src/widgets/sem/workbench/editModel.ts'

const text = `# measurement
f =~ x1 + a*x2 +
     0.8*x3   # a marker
g =~ x4 + x5; h =~ x6 + x7
g ~ f   # the path
x1 ~~ x4
ind := a*2
`
const relation = (lhs: string, op: Relation['op'], rhs: string): Relation => ({ lhs, op, rhs })

describe('adding an arrow', () => {
  it('goes to the end of the statement about the same variable', () => {
    expect(addRelation(text, relation('f', '=~', 'x9'))).toContain('0.8*x3 + x9   # a marker')
    expect(addRelation(text, relation('g', '~', 'h'))).toContain('g ~ f + h   # the path')
    expect(addRelation(text, relation('g', '=~', 'x9'))).toContain('g =~ x4 + x5 + x9; h =~')
  })
  it('gets a line of its own where there is no such statement', () => {
    expect(addRelation(text, relation('h', '~', 'g'))).toBe(`${text}h ~ g\n`)
    expect(addRelation('', relation('h', '=~', 'x1'))).toBe('h =~ x1\n')
  })
  it('frees what was fixed', () => {
    expect(addRelation(text, relation('f', '=~', 'x3'))).toContain('     x3   # a marker')
    expect(addRelation('f ~~ 0*g\n', relation('g', '~~', 'f'))).toBe('f ~~ g\n')
  })
})

describe('taking an arrow out', () => {
  it('leaves the others and the comments', () => {
    expect(removeRelation(text, relation('f', '=~', 'x1'))).toContain('f =~ a*x2 +\n     0.8*x3   # a marker')
    expect(removeRelation(text, relation('f', '=~', 'x3'))).toContain('f =~ x1 + a*x2   # a marker')
    expect(removeRelation(text, relation('g', '~', 'f'))).toBe(text.replace('g ~ f   # the path\n', ''))
  })
  it('fixes to zero what a default would put back', () => {
    expect(removeRelation('f =~ x1\ng =~ x2\n', relation('f', '~~', 'g'))).toBe(
      'f =~ x1\ng =~ x2\nf ~~ 0*g\n',
    )
    expect(removeRelation(text, relation('x4', '~~', 'x1'))).toContain('x1 ~~ 0*x4')
  })
  it('takes a variable with all its arrows', () => {
    const without = removeVariable(text, 'g')
    expect(parseModel(without).relations.map(({ lhs, op, rhs }) => `${lhs}${op}${rhs}`)).toEqual([
      'f=~x1', 'f=~x2', 'f=~x3', 'h=~x6', 'h=~x7', 'x1~~x4',
    ]) // prettier-ignore
    expect(removeVariable(text, 'x2')).toContain('f =~ x1 +\n     0.8*x3'.replace(' +\n     ', ' +\n     '))
  })
})

it('what is added and taken out again is gone, whatever the model', () => {
  const name = fc.constantFrom('f', 'g', 'h', 'x1', 'x2', 'x3', 'x4')
  const arrow = fc
    .record({ lhs: name, op: fc.constantFrom('=~' as const, '~' as const), rhs: name })
    .filter(({ lhs, rhs }) => lhs !== rhs)
  fc.assert(
    fc.property(
      fc.uniqueArray(arrow, { minLength: 2, maxLength: 8, selector: (r) => Object.values(r).join() }),
      (arrows) => {
        const [last, ...others] = arrows as [Relation, ...Relation[]]
        const before = others.reduce((model, each) => addRelation(model, each), '# model\n')
        const key = (source: string) =>
          parseModel(source)
            .relations.map(({ lhs, op, rhs }) => `${lhs} ${op} ${rhs}`)
            .toSorted()
        const after = addRelation(before, last)
        expect(key(after)).toEqual([...key(before), `${last.lhs} ${last.op} ${last.rhs}`].toSorted())
        expect(key(removeRelation(after, last))).toEqual(key(before))
      },
    ),
  )
})
