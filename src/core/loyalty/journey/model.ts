import { defineModel, type Values } from '../../model/model.ts'
import type { Text } from '../../text.ts'
import { percent } from '../percent.ts'
import { leavingChance, livedThrough, logistic, logit, peakEnd, peakOf, reaching, type Touchpoint } from './journey.ts' // prettier-ignore
import { touchpointIds, touchpointParameters, touchpoints, type TouchpointId } from './touchpoints.ts'

const parameters = {
  ...touchpointParameters,
  leaves: {
    group: 'customer',
    symbol: 'h_0',
    label: { en: 'Leaves anyway', zh: '本来就会放弃' },
    describe: {
      en: 'Chance of giving up at a touchpoint that asks nothing and feels like nothing.',
      zh: '在毫不费力、毫无感觉的触点上放弃的概率。',
    },
    min: 0.001,
    max: 0.1,
    step: 0.001,
    default: 0.01,
  },
  effortWeight: {
    group: 'customer',
    symbol: '\\beta',
    label: { en: 'Effort drives away', zh: '费力使人离开' },
    describe: {
      en: 'What a point of effort adds to the log-odds of giving up.',
      zh: '费力程度每高一分，放弃的对数几率增加多少。',
    },
    min: 0,
    max: 1.5,
    step: 0.05,
    default: 0.5,
  },
  emotionWeight: {
    group: 'customer',
    symbol: '\\gamma',
    label: { en: 'Emotion holds', zh: '情绪留人' },
    describe: {
      en: 'What a point of good emotion takes from the log-odds of giving up, and of bad emotion adds.',
      zh: '情绪每好一分，放弃的对数几率减少多少；每坏一分则增加多少。',
    },
    min: 0,
    max: 1.5,
    step: 0.05,
    default: 0.3,
  },
  endWeight: {
    group: 'customer',
    symbol: 'w',
    label: { en: 'Weight of the end', zh: '结尾的权重' },
    describe: {
      en: 'Its part in what is remembered; the rest is the peak.',
      zh: '结尾在记忆中所占的比重，其余归峰值。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
  },
  memory: {
    group: 'customer',
    symbol: '\\lambda',
    label: { en: 'Memory decides', zh: '凭记忆决定' },
    describe: {
      en: 'How far the decision to come back follows peak and end; the rest follows the mean of the minutes.',
      zh: '再来与否在多大程度上由峰值与结尾决定，其余由全程平均情绪决定。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.8,
  },
  returns: {
    group: 'customer',
    symbol: 'b_0',
    label: { en: 'Returns from a neutral visit', zh: '平淡之后再来' },
    describe: {
      en: 'Chance to come back after a visit that left neither good nor bad feelings.',
      zh: '一次不好不坏的经历之后再来的概率。',
    },
    min: 0.05,
    max: 0.9,
    step: 0.01,
    default: 0.4,
  },
  returnWeight: {
    group: 'customer',
    symbol: '\\eta',
    label: { en: 'Feeling brings back', zh: '感受使人再来' },
    describe: {
      en: 'What a point of the feeling that decides adds to the log-odds of coming back.',
      zh: '起决定作用的感受每高一分，再来的对数几率增加多少。',
    },
    min: 0,
    max: 2,
    step: 0.05,
    default: 0.7,
  },
} as const

type V = Values<typeof parameters>

interface Stop extends Touchpoint {
  readonly id: TouchpointId
}

/** The touchpoints that are part of the journey, in order. */
function journeyOf(v: V): Stop[] {
  return touchpointIds
    .filter((id) => v[`${id}On`])
    .sort((a, b) => v[`${a}Place`] - v[`${b}Place`])
    .map((id) => ({ id, emotion: v[`${id}Emotion`], effort: v[`${id}Effort`], minutes: v[`${id}Minutes`] }))
}

/** Of those who set out, the part that comes through and comes back. */
function returningShare(journey: readonly Stop[], v: V): number {
  const feeling = v.memory * peakEnd(journey, v.endWeight) + (1 - v.memory) * livedThrough(journey)
  return reaching(journey, v).at(-1)! * logistic(logit(v.returns) + v.returnWeight * feeling)
}

function solve(v: V) {
  const journey = journeyOf(v)
  const shares = reaching(journey, v)
  const peak = peakOf(journey)
  const returning = returningShare(journey, v)
  const gainOf = (i: number, better: (stop: Stop) => Stop) =>
    returningShare(journey.with(i, better(journey[i]!)), v) - returning
  return {
    stops: journey.map((stop, i) => ({
      ...stop,
      /** Chance of giving up here, of those who come so far; and their share of all who set out. */
      leaving: leavingChance(stop, v),
      reached: shares[i]!,
      lost: shares[i]! - shares[i + 1]!,
      /** What the share of those who come back gains by a point of emotion, or a point less effort, at this stop alone. */
      byEmotion: gainOf(i, (s) => ({ ...s, emotion: Math.min(3, s.emotion + 1) })),
      byEffort: gainOf(i, (s) => ({ ...s, effort: Math.max(0, s.effort - 1) })),
    })),
    peak,
    peakEmotion: journey[peak]!.emotion,
    endEmotion: journey.at(-1)!.emotion,
    remembered: peakEnd(journey, v.endWeight),
    lived: livedThrough(journey),
    completed: shares.at(-1)!,
    returning,
  }
}

type Journey = ReturnType<typeof solve>

const most = (journey: Journey, value: (stop: Journey['stops'][number]) => number) =>
  journey.stops.reduce((best, stop) => (value(stop) > value(best) ? stop : best))

const points = (emotion: number) => emotion.toFixed(2).replace('-', '−')

/** A customer's way past a firm's touchpoints: where it is left, and what is remembered of it. */
export const model = defineModel({
  id: 'journey',
  title: { en: 'The customer’s journey', zh: '顾客旅程' },
  describe: {
    en: 'Touchpoints with emotion and effort: where customers give up, what they live through, what they remember of it, and which touchpoint is worth mending.',
    zh: '一连串带有情绪与费力程度的触点：顾客在哪里放弃，经历了什么，记住了什么，哪个触点最值得改进。',
  },
  version: 1,
  groups: {
    ...(Object.fromEntries(touchpointIds.map((id) => [id, touchpoints[id].name])) as Record<
      TouchpointId,
      Text
    >),
    customer: { en: 'The customer', zh: '顾客' },
  },
  parameters,
  presets: {
    hotel: { label: { en: 'A night at a hotel', zh: '住一晚酒店' }, values: {} },
    helped: {
      label: { en: 'Help that helps', zh: '求助有人应' },
      values: { helpEmotion: 1, helpEffort: 1.5 },
    },
    goodEnd: { label: { en: 'A better end', zh: '结尾更好' }, values: { afterEmotion: 2.5 } },
    noWord: { label: { en: 'Without word afterwards', zh: '没有回访' }, values: { afterOn: false } },
    longDelight: {
      label: { en: 'Twice as long', zh: '多住一倍时间' },
      values: { stayMinutes: 480 },
    },
  },
  constraints: [
    {
      parameters: touchpointIds.map((id) => `${id}On` as const),
      rule: { en: 'A journey has at least one touchpoint.', zh: '旅程至少有一个触点。' },
      holds: (v) => touchpointIds.some((id) => v[`${id}On`]),
    },
  ],
  solve,
  outputs: {
    remembered: {
      label: { en: 'Remembered', zh: '记住的感受' },
      describe: { en: '(1 − w)·peak + w·end.', zh: '即 (1 − w)·峰值 + w·结尾。' },
      symbol: 'M',
      of: (r) => r.remembered,
    },
    lived: {
      label: { en: 'Lived through', zh: '全程平均感受' },
      describe: { en: 'Mean emotion, each minute counting the same.', zh: '每分钟同等计算的平均情绪。' },
      symbol: 'D',
      of: (r) => r.lived,
    },
    gap: {
      label: { en: 'Remembered less lived', zh: '记忆与经历之差' },
      describe: {
        en: 'Negative when memory is worse than the hours were.',
        zh: '为负时，记忆比实际经历更差。',
      },
      of: (r) => r.remembered - r.lived,
    },
    peakEmotion: {
      label: { en: 'Peak', zh: '峰值' },
      describe: { en: 'The strongest emotion, good or bad.', zh: '最强烈的情绪，不论好坏。' },
      of: (r) => r.peakEmotion,
    },
    endEmotion: {
      label: { en: 'End', zh: '结尾' },
      describe: { en: 'Emotion at the last touchpoint.', zh: '最后一个触点上的情绪。' },
      of: (r) => r.endEmotion,
    },
    completed: {
      label: { en: 'Come through', zh: '走完全程' },
      describe: { en: 'Share of those who set out who reach the end.', zh: '出发的顾客中走到最后的比例。' },
      of: (r) => r.completed,
    },
    returning: {
      label: { en: 'Come back', zh: '再次光顾' },
      describe: {
        en: 'Share of those who set out who come through and come back.',
        zh: '出发的顾客中走完全程并再次光顾的比例。',
      },
      of: (r) => r.returning,
    },
    mostLost: {
      label: { en: 'Most lost at one touchpoint', zh: '单个触点最大流失' },
      describe: {
        en: 'Largest share of those who set out that gives up at one touchpoint.',
        zh: '在单个触点上放弃的顾客占出发者的最大比例。',
      },
      of: (r) => Math.max(...r.stops.map((stop) => stop.lost)),
    },
    bestEmotionGain: {
      label: { en: 'Best gain by emotion', zh: '改善情绪的最大收益' },
      describe: {
        en: 'What one point of emotion at the best touchpoint adds to those who come back.',
        zh: '在最有效的触点上情绪提高一分，再次光顾的比例增加多少。',
      },
      of: (r) => Math.max(...r.stops.map((stop) => stop.byEmotion)),
    },
    bestEffortGain: {
      label: { en: 'Best gain by effort', zh: '减少费力的最大收益' },
      describe: {
        en: 'What one point less effort at the best touchpoint adds to those who come back.',
        zh: '在最有效的触点上少费一分力，再次光顾的比例增加多少。',
      },
      of: (r) => Math.max(...r.stops.map((stop) => stop.byEffort)),
    },
  },
  summary: (r) => {
    const worst = touchpoints[most(r, (stop) => stop.lost).id].name
    const mend = touchpoints[most(r, (stop) => Math.max(stop.byEmotion, stop.byEffort)).id].name
    const peak = touchpoints[r.stops[r.peak]!.id].name
    return {
      en: `Minute by minute the journey feels like ${points(r.lived)}; remembered is ${points(r.remembered)}, from its peak (${peak.en}, ${points(r.peakEmotion)}) and its end (${points(r.endEmotion)}). ${percent(r.completed)} come through, most are lost at “${worst.en}”; ${percent(r.returning, 1)} come back. One step better does most at “${mend.en}”.`,
      zh: `按分钟平均，旅程的感受为 ${points(r.lived)}；记住的是 ${points(r.remembered)}，来自峰值（${peak.zh}，${points(r.peakEmotion)}）与结尾（${points(r.endEmotion)}）。${percent(r.completed)} 的顾客走完全程，流失最多的是“${worst.zh}”；${percent(r.returning, 1)} 会再来。改进一步，收效最大的是“${mend.zh}”。`,
    }
  },
  references: ['kahneman1993', 'lemon2016', 'dixon2010'],
})
