import type { model } from '../../core/retention/cube/model.ts'
import { parameters } from '../../core/retention/cube/parameters.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import type { EventLane } from '../../figures/cube/EventStrip.tsx'

type CubeValues = ValuesOf<typeof model>

/** The three interventions of the model as lanes of a timeline. */
export function eventLanes(
  values: CubeValues,
  language: Language,
  move: (change: Partial<CubeValues>) => void,
): EventLane[] {
  const t = words[language]
  const lane = (
    size: 'priceStep' | 'rivalStep' | 'costKept',
    month: 'priceMonth' | 'rivalMonth' | 'costMonth',
    name: string,
    nothing: number,
    text: string,
  ): EventLane => ({
    id: size,
    name,
    month: values[month],
    size: values[size],
    nothing,
    min: parameters[size].min,
    max: parameters[size].max,
    step: parameters[size].step,
    text: values[size] === nothing ? t.nothing(values[month]) : text,
    onMove: (at, to) => move({ [month]: Math.min(at, parameters[month].max), [size]: to }),
  })
  return [
    lane('priceStep', 'priceMonth', t.price, 0, t.step(values.priceStep, values.priceMonth)),
    lane('rivalStep', 'rivalMonth', t.rivals, 0, t.step(values.rivalStep, values.rivalMonth)),
    lane('costKept', 'costMonth', t.cost, 1, t.kept(values.costKept, values.costMonth)),
  ]
}

const signed = (x: number) => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(1)}`

const words = {
  en: {
    price: 'price',
    rivals: 'rivals',
    cost: 'switching',
    nothing: (month: number) => `unchanged (${month})`,
    step: (size: number, month: number) => `${signed(size)} from month ${month}`,
    kept: (share: number, month: number) =>
      share === 0 ? `gone from month ${month}` : `${(100 * share).toFixed(0)}% left from month ${month}`,
  },
  zh: {
    price: '价格',
    rivals: '竞争者',
    cost: '转换成本',
    nothing: (month: number) => `不变（${month}）`,
    step: (size: number, month: number) => `自第 ${month} 个月起 ${signed(size)}`,
    kept: (share: number, month: number) =>
      share === 0 ? `自第 ${month} 个月起取消` : `自第 ${month} 个月起剩 ${(100 * share).toFixed(0)}%`,
  },
}
