import type { Text } from '../text.ts'

/** What the strategies 1, 2 and 3 are called. */
export type StrategyNames = readonly [Text, Text, Text]

/** Of strategies that no story goes with. */
export const numbered: StrategyNames = [
  { en: 'strategy 1', zh: '策略 1' },
  { en: 'strategy 2', zh: '策略 2' },
  { en: 'strategy 3', zh: '策略 3' },
]
export const handShapes: StrategyNames = [
  { en: 'rock', zh: '石头' },
  { en: 'paper', zh: '布' },
  { en: 'scissors', zh: '剪刀' },
]

const game = (
  label: Text,
  names: StrategyNames,
  [a, b, c]: readonly (readonly [number, number, number])[],
  mutation = 0,
) => ({
  label,
  names,
  values: {
    a11: a[0],
    a12: a[1],
    a13: a[2],
    a21: b[0],
    a22: b[1],
    a23: b[2],
    a31: c[0],
    a32: c[1],
    a33: c[2],
    mutation,
  },
})

/** Rows: what strategy i earns against 1, 2, 3. */
export const presets = {
  rockPaperScissors: game({ en: 'Rock–paper–scissors', zh: '石头剪刀布' }, handShapes, [
    [0, -1, 1],
    [1, 0, -1],
    [-1, 1, 0],
  ]),
  goodRockPaperScissors: game(
    { en: 'Rock–paper–scissors: winning pays more than losing costs', zh: '石头剪刀布：胜所得多于负所失' },
    handShapes,
    [
      [0, -1, 2],
      [2, 0, -1],
      [-1, 2, 0],
    ],
  ),
  badRockPaperScissors: game(
    { en: 'Rock–paper–scissors: losing costs more than winning pays', zh: '石头剪刀布：负所失多于胜所得' },
    handShapes,
    [
      [0, -2, 1],
      [1, 0, -2],
      [-2, 1, 0],
    ],
  ),
  badRockPaperScissorsMutating: game(
    { en: 'The same, with mutation: a limit cycle', zh: '同上，加入突变：出现极限环' },
    handShapes,
    [
      [0, -2, 1],
      [1, 0, -2],
      [-2, 1, 0],
    ],
    0.01,
  ),
  hawkDoveRetaliator: game(
    { en: 'Hawk, dove, retaliator', zh: '鹰、鸽、还击者' },
    [
      { en: 'hawk', zh: '鹰' },
      { en: 'dove', zh: '鸽' },
      { en: 'retaliator', zh: '还击者' },
    ],
    [
      [-1, 2, -1],
      [0, 1, 0.9],
      [-1, 1.1, 1],
    ],
  ),
  coordination: game(
    { en: 'Three conventions', zh: '三种惯例的协调' },
    [
      { en: 'convention 1', zh: '惯例 1' },
      { en: 'convention 2', zh: '惯例 2' },
      { en: 'convention 3', zh: '惯例 3' },
    ],
    [
      [1, 0, 0],
      [0, 2, 0],
      [0, 0, 3],
    ],
  ),
  zeeman: game({ en: 'Zeeman’s game', zh: '齐曼博弈' }, numbered, [
    [0, 6, -4],
    [-3, 0, 5],
    [-1, 3, 0],
  ]),
  sharersFreeRidersPunishers: game(
    { en: 'Sharers, free riders, punishers', zh: '共享者、搭便车者、惩罚者' },
    [
      { en: 'sharers', zh: '共享者' },
      { en: 'free riders', zh: '搭便车者' },
      { en: 'punishers', zh: '惩罚者' },
    ],
    [
      [1, -1, 1],
      [2, 0, 0.5],
      [1, -1.3, 1],
    ],
  ),
}
