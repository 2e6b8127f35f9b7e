import { render } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { defaults } from '../../src/core/model/model.ts'
import { solved } from '../../src/core/model/solved.ts'
import { model } from '../../src/core/replicator/model.ts'
import { Comparison } from '../../src/widgets/Comparison.tsx'
import { useStore } from '../../src/widgets/useStore.ts'

const pinned = solved(model, { ...defaults(model), synergy: defaults(model).synergy + 1 })

function Compared() {
  const live = useStore(model)
  return <Comparison live={live} pinned={pinned} language="en" />
}

it('shows what differs from the state set aside, and every output with its change', () => {
  const rows = [...render(<Compared />).matchAll(/<tr[^>]*><th scope="row">(.*?)<\/tr>/g)].map(([, row]) =>
    row!.split(/<[^>]*>/).filter((text) => text !== ''),
  )
  const { label } = model.parameters.synergy
  expect(rows[0]![0]).toBe(label.en)
  expect(rows[0]!.at(-1)).toBe('−1')
  expect(rows).toHaveLength(1 + Object.keys(model.outputs).length)
  const unchanged = rows.find(([name]) => name === model.outputs.fullSharingIsStable.label.en)!
  expect(unchanged).toHaveLength(3)
  expect(rows.some((row) => row[3] !== undefined && row[3] !== '−1')).toBe(true)
})
