import { expect, test } from 'vitest'
import { defaults } from '../../../src/core/model/model.ts'
import { model } from '../../../src/core/retention/cube/model.ts'
import { eventLanes } from '../../../src/widgets/cube/eventLanes.ts'

test('a lane moves its own intervention, and stays within what the model takes', () => {
  const moves: unknown[] = []
  const lanes = eventLanes({ ...defaults(model), priceStep: 1 }, 'en', (change) => moves.push(change))
  expect(lanes.map((lane) => lane.id)).toEqual(['priceStep', 'rivalStep', 'costKept'])
  expect(lanes[0].text).toBe('+1.0 from month 3')
  expect(lanes[1].text).toBe('unchanged (9)')
  lanes[2].onMove(60, 0)
  expect(moves).toEqual([{ costMonth: 47, costKept: 0 }])
})
