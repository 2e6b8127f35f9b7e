import { render } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { model } from '../../src/core/replicator/model.ts'
import { useStore } from '../../src/widgets/useStore.ts'

it('what is shown first is solved once for each state it begins with', () => {
  let solutions = 0
  const counted: typeof model = {
    ...model,
    solve: (...given) => {
      solutions++
      return model.solve(...given)
    },
  }
  function Synergy({ synergy }: { synergy?: number }) {
    const { values } = useStore(counted, '', synergy === undefined ? undefined : { synergy })
    return <>{values.synergy}</>
  }
  const page = (
    <>
      <Synergy /> <Synergy /> <Synergy synergy={3} /> <Synergy synergy={3} />
    </>
  )
  expect(render(page)).toBe('2 2 3 3')
  expect(solutions).toBe(2)
})
