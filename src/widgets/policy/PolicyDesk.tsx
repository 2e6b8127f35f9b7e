import { useContext } from 'preact/hooks'
import { leverNames, levers, setUp } from '../../core/policy/levers.ts'
import { model } from '../../core/policy/model.ts'
import { parameters, type PolicyValues } from '../../core/policy/parameters.ts'
import type { Decision } from '../../core/policy/decide.ts'
import type { Language, Text } from '../../core/text.ts'
import { BudgetBar } from '../../figures/policy/BudgetBar.tsx'
import { OutcomePanel } from '../../figures/policy/OutcomePanel.tsx'
import { fixed, percent } from '../../figures/shortNumber.ts'
import { Control } from '../controls/Control.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { LabContext } from '../lab/LabContext.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'
import { Levers } from './Levers.tsx'
import { MixSearch } from './MixSearch.tsx'
import { useDecision } from './useDecision.ts'

interface PolicyDeskProps {
  language: Language
}

/** Ten levers over three models at once, a budget, and what comes of a mix beside doing nothing. */
export default function PolicyDesk({ language }: PolicyDeskProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      broad
      series={({ values }) => ({
        lever: leverNames.map((name) => levers[name].label[language]),
        intensity: leverNames.map((name) => values[name]),
        spending: leverNames.map((name) => spendingOn(name, values)),
      })}
    >
      {(live) => <Desk live={live} language={language} />}
    </ModelFigure>
  )
}

const deskControls = ['budget', 'innovationValue', 'contractsPerCustomer'] as const

function Desk({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const inLab = useContext(LabContext)
  const { values, result: decision, before, moving, move, settle } = useDecision(live)
  const pinned = live.pinned?.result as Decision | undefined
  const spent = decision.accounts.spending
  return (
    <div class="desk">
      <BudgetBar
        parts={leverNames
          .filter((name) => values[name] > 0)
          .map((name) => ({
            name: levers[name].label[language],
            amount: spendingOn(name, values),
            group: levers[name].heading,
          }))}
        budget={values.budget}
        budgetLabel={t.budget(values.budget)}
        spentLabel={t.spent(spent.toFixed(0), decision.withinBudget)}
      />
      <div class={`outcomes ${moving ? 'moving' : ''}`}>
        {panels.map(({ title, outcomes }) => (
          <OutcomePanel
            key={title.en}
            title={title[language]}
            words={t}
            outcomes={outcomes.map(({ name, of, format = plain, better = 'more', ...outcome }) => ({
              ...outcome,
              name: name[language],
              before: of(before),
              after: of(decision),
              pinned: pinned && of(pinned),
              format,
              better,
            }))}
          />
        ))}
      </div>
      <Levers values={values} language={language} onMove={move} onSettle={settle} />
      {!inLab && (
        <div class="desk-foot">
          <div class="controls" role="group" aria-label={t.desk}>
            {deskControls.map((name) => (
              <Control
                key={name}
                name={name}
                parameter={parameters[name]}
                value={values[name]}
                language={language}
                onInput={(value) => move({ [name]: value })}
                onSettle={settle}
              />
            ))}
            <PresetControl store={live.store} language={language} />
          </div>
          <MixSearch live={live} language={language} />
        </div>
      )}
    </div>
  )
}

const spendingOn = (name: (typeof leverNames)[number], values: PolicyValues) =>
  values[name] > 0 ? setUp + levers[name].price * values[name] : 0

const plain = (value: number) => fixed(value, 0)
const two = (value: number) => value.toFixed(2)

interface Outcome {
  name: Text
  of: (decision: Decision) => number
  domain: readonly [number, number]
  format?: (value: number) => string
  better?: 'more' | 'less'
  strong?: boolean
}

/** The outcomes shown, by the model that gives them. Domains hold what any mix within reach brings. */
const panels: readonly { title: Text; outcomes: readonly Outcome[] }[] = [
  {
    title: { en: 'Game: does sharing take hold?', zh: '博弈：共享能否形成？' },
    outcomes: [
      {
        name: { en: 'chance of taking hold', zh: '共享形成的概率' },
        of: ({ prospects }) => prospects.takeoffChance,
        domain: [0, 1],
        format: percent,
      },
      {
        name: { en: 'starts that succeed', zh: '能成功的起点' },
        of: ({ prospects }) => prospects.fullSharingReach,
        domain: [0, 1],
        format: percent,
      },
    ],
  },
  {
    title: { en: 'Network: what comes of it?', zh: '网络：产生什么？' },
    outcomes: [
      {
        name: { en: 'innovations', zh: '创新数' },
        of: ({ prospects }) => prospects.innovations.mean,
        domain: [0, 2000],
      },
      {
        name: { en: 'turned away', zh: '未获接待人数' },
        of: ({ prospects }) => prospects.turnedAway.mean,
        domain: [0, 60],
        better: 'less',
      },
    ],
  },
  {
    title: { en: 'Contract: who tries, who earns?', zh: '合约：谁出力，谁得利？' },
    outcomes: [
      {
        name: { en: 'customer’s effort', zh: '顾客的努力' },
        of: ({ prospects }) => prospects.effortTotal,
        domain: [0, 1.4],
        format: two,
      },
      {
        name: { en: 'profit of a contract', zh: '每份合约利润' },
        of: ({ prospects }) => prospects.contractProfit,
        domain: [0, 0.6],
        format: two,
      },
    ],
  },
  {
    title: { en: 'Money', zh: '收支' },
    outcomes: [
      {
        name: { en: 'gross, as the models say', zh: '总收益（照模型所说）' },
        of: ({ accounts }) => accounts.gross,
        domain: [-150, 750],
      },
      {
        name: { en: 'net of spending', zh: '净收益' },
        of: ({ accounts }) => accounts.net,
        domain: [-150, 750],
        strong: true,
      },
    ],
  },
]

const words = {
  en: {
    desk: 'Desk',
    budget: (budget: number) => `budget ${budget}`,
    spent: (spent: string, within: boolean) => (within ? `spent ${spent}` : `spent ${spent}: too much`),
    better: 'better',
    worse: 'worse',
    same: 'unchanged',
  },
  zh: {
    desk: '决策台',
    budget: (budget: number) => `预算 ${budget}`,
    spent: (spent: string, within: boolean) => (within ? `支出 ${spent}` : `支出 ${spent}：超支`),
    better: '变好',
    worse: '变差',
    same: '不变',
  },
}
