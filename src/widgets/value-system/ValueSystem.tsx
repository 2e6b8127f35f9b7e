import {
  model,
  weights,
  type Contact,
  type ValueSystemResult,
  type ValueSystemValues,
} from '../../core/value-system/model.ts'
import type { Language } from '../../core/text.ts'
import { ValueSystemDrawing } from '../../figures/value-system/ValueSystemDrawing.tsx'
import { ModelFigure } from '../ModelFigure.tsx'

interface ValueSystemProps {
  language: Language
  controls?: readonly (keyof ValueSystemValues & string)[]
}

const standard = [
  'contactDesign',
  'contactProduction',
  'contactUse',
  'contactAfter',
  'diversity',
  'understanding',
  'contactCost',
] as const

/** Two chains, the firm's and the customer's, and the four doors between them. */
export default function ValueSystem({ language, controls = standard }: ValueSystemProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ values, result }) => seriesOf(values, result)}
    >
      {({ values, result, pinned }) => (
        <ValueSystemDrawing
          label={`${t.label} ${model.summary(result, values)[language]}`}
          doors={doors.map(({ contact, mark }, i) => ({
            name: t.doors[i],
            mark,
            open: values[contact],
            weight: weights[contact],
            pays: result.gains[contact] > 0,
          }))}
          bars={[
            { name: t.separate, value: result.valueWithoutContact },
            ...(pinned ? [{ name: t.pinned, value: pinned.result.valueCreated }] : []),
            { name: t.now, value: result.valueCreated, accent: true },
          ]}
          words={t}
        />
      )}
    </ModelFigure>
  )
}

const doors: readonly { contact: Contact; mark: string }[] = [
  { contact: 'contactDesign', mark: 'contact-design' },
  { contact: 'contactProduction', mark: 'contact-production' },
  { contact: 'contactUse', mark: 'contact-use' },
  { contact: 'contactAfter', mark: 'contact-after' },
]

function seriesOf(values: ValueSystemValues, result: ValueSystemResult) {
  return {
    contact: doors.map(({ contact }) => contact),
    open: doors.map(({ contact }) => values[contact]),
    weight: doors.map(({ contact }) => weights[contact]),
    gainPerUnit: doors.map(({ contact }) => result.gains[contact]),
  }
}

const words = {
  en: {
    label: 'Two chains with four doors between them.',
    firm: 'the firm',
    customer: 'the customer',
    doors: ['design', 'production', 'purchase & use', 'afterwards'],
    firmSteps: ['designs', 'makes', 'sells', 'supports'],
    customerSteps: ['wishes', 'chooses', 'uses', 'tells'],
    pays: 'would pay',
    paysNot: 'would not',
    value: 'value created (units of value)',
    separate: 'doors shut',
    pinned: 'pinned (A)',
    now: 'now',
    joint: 'settled together',
  },
  zh: {
    label: '两条链与其间的四扇门。',
    firm: '企业',
    customer: '顾客',
    doors: ['设计', '生产', '购买与使用', '消费之后'],
    firmSteps: ['设计', '制造', '销售', '服务'],
    customerSteps: ['期望', '选择', '使用', '评说'],
    pays: '再开合算',
    paysNot: '再开不合算',
    value: '创造的价值（价值单位）',
    separate: '四门紧闭',
    pinned: '固定 (A)',
    now: '当前',
    joint: '共同决定',
  },
}
