import type { NumberParameter, SwitchParameter } from '../../model/model.ts'
import type { Text } from '../../text.ts'

/** A touchpoint as the map knows it before anybody moves it. */
interface Start {
  readonly name: Text
  /** A word that fits under its place on the map. */
  readonly short: Text
  readonly emotion: number
  readonly effort: number
  readonly minutes: number
}

/** A visit to a hotel, in the order in which it usually goes. */
export const touchpoints = {
  find: { name: { en: 'Finding it', zh: '寻找' }, short: { en: 'Find', zh: '寻找' }, emotion: 0.5, effort: 1, minutes: 20 },
  book: { name: { en: 'Booking', zh: '预订' }, short: { en: 'Book', zh: '预订' }, emotion: -0.5, effort: 2.5, minutes: 10 },
  arrive: { name: { en: 'Arriving', zh: '到店' }, short: { en: 'Arrive', zh: '到店' }, emotion: -1, effort: 2, minutes: 15 },
  stay: { name: { en: 'Staying', zh: '入住' }, short: { en: 'Stay', zh: '入住' }, emotion: 1, effort: 0.5, minutes: 240 },
  help: { name: { en: 'Asking for help', zh: '求助' }, short: { en: 'Help', zh: '求助' }, emotion: -2, effort: 3.5, minutes: 10 },
  pay: { name: { en: 'Paying', zh: '结账' }, short: { en: 'Pay', zh: '结账' }, emotion: -0.5, effort: 1, minutes: 5 },
  after: { name: { en: 'Word afterwards', zh: '回访' }, short: { en: 'After', zh: '回访' }, emotion: 0.5, effort: 0.5, minutes: 2 },
} as const satisfies Record<string, Start> // prettier-ignore

export type TouchpointId = keyof typeof touchpoints

export const touchpointIds = Object.keys(touchpoints) as TouchpointId[]

type TouchpointParameters = {
  [K in `${TouchpointId}On`]: SwitchParameter
} & {
  [K in `${TouchpointId}${'Emotion' | 'Effort' | 'Minutes' | 'Place'}`]: NumberParameter
}

/** Five parameters for each touchpoint: is it there, what is felt, what it asks, how long it lasts, and its place. */
export const touchpointParameters = Object.fromEntries(
  touchpointIds.flatMap((id, i) => parametersOf(id, i)),
) as TouchpointParameters

function parametersOf(id: TouchpointId, i: number): [string, SwitchParameter | NumberParameter][] {
  const { name, emotion, effort, minutes } = touchpoints[id]
  const of = (en: string, zh: string): Text => ({ en: `${name.en}: ${en}`, zh: `${name.zh}：${zh}` })
  const group = id
  const index = i + 1
  return [
    [
      `${id}On`,
      {
        kind: 'switch',
        group,
        symbol: `o_${index}`,
        label: of('part of the journey', '列入旅程'),
        describe: { en: 'Is this touchpoint part of the journey?', zh: '旅程是否包含这个触点？' },
        default: true,
      },
    ],
    [
      `${id}Emotion`,
      {
        group,
        symbol: `e_${index}`,
        label: of('emotion', '情绪'),
        describe: {
          en: 'What is felt there, from −3 (as bad as it gets) to 3 (as good).',
          zh: '在此处的感受，从 −3（糟透了）到 3（好极了）。',
        },
        min: -3,
        max: 3,
        step: 0.1,
        default: emotion,
      },
    ],
    [
      `${id}Effort`,
      {
        group,
        symbol: `f_${index}`,
        label: of('effort', '费力程度'),
        describe: {
          en: 'What it asks of the customer, from 0 (nothing) to 5 (very much).',
          zh: '要顾客费多少力，从 0（毫不费力）到 5（非常费力）。',
        },
        min: 0,
        max: 5,
        step: 0.1,
        default: effort,
      },
    ],
    [
      `${id}Minutes`,
      {
        group,
        symbol: `m_${index}`,
        label: of('minutes', '时长'),
        describe: { en: 'How long it lasts.', zh: '持续多久。' },
        unit: { en: 'minutes', zh: '分钟' },
        min: 1,
        max: 480,
        step: 1,
        integer: true,
        default: minutes,
      },
    ],
    [
      `${id}Place`,
      {
        group,
        symbol: `k_${index}`,
        label: of('place in the order', '次序'),
        describe: {
          en: 'Its place in the order; of two at one place the one that usually comes first does.',
          zh: '在旅程中的次序；次序相同时，通常在前的在前。',
        },
        min: 1,
        max: touchpointIds.length,
        step: 1,
        integer: true,
        default: index,
      },
    ],
  ]
}
