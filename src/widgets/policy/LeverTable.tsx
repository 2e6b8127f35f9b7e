import { greatest } from 'd3-array'
import { createRandom } from '../../core/numerics/random.ts'
import { decide, type Decision } from '../../core/policy/decide.ts'
import { leverNames, levers, noLever, setUp } from '../../core/policy/levers.ts'
import { model } from '../../core/policy/model.ts'
import { defaults } from '../../core/model/model.ts'
import type { Language, Text } from '../../core/text.ts'
import { fixed, percent } from '../../figures/shortNumber.ts'
import { Scrolling } from '../Scrolling.tsx'

/** Intensity at which each lever is shown, and how often the network is run for it. */
const intensity = 0.5
const runs = 40
const seed = 1

/**
 * What each lever does alone, at half intensity: rows by heading, outcomes across. Nothing here can be moved, so it
 * is rendered once, when the page is built, and needs no JavaScript.
 */
export default function LeverTable({ language }: { language: Language }) {
  const t = words[language]
  const nothing = solve({})
  const alone = leverNames.map((name) => ({ name, decision: solve({ [name]: intensity }) }))
  const best = greatest(alone, ({ decision }) => decision.accounts.net)!
  const mixed = alone.filter(({ decision }) => {
    const verdicts = columns.map((column) => verdictOn(column, nothing, decision))
    return verdicts.includes('better') && verdicts.includes('worse')
  })
  return (
    <Scrolling class="lever-table" label={t.table}>
      <table>
        <caption class="sr-only">{t.table}</caption>
        <thead>
          <tr>
            <th scope="col">{t.lever}</th>
            {columns.map(({ name }) => (
              <th key={name.en} scope="col">
                {name[language]}
              </th>
            ))}
            <th scope="col">{t.spending}</th>
          </tr>
        </thead>
        <tbody>
          <tr class="nothing">
            <th scope="row">{t.nothing}</th>
            {columns.map(({ name, of, format }) => (
              <td key={name.en}>{format(of(nothing))}</td>
            ))}
            <td>0</td>
          </tr>
          {alone.map(({ name: lever, decision }) => (
            <tr key={lever} class={levers[lever].heading}>
              <th scope="row">{levers[lever].label[language]}</th>
              {columns.map((column) => {
                const verdict = verdictOn(column, nothing, decision)
                const rises = column.of(decision) > column.of(nothing)
                return (
                  <td key={column.name.en} class={verdict}>
                    {column.format(column.of(decision))}
                    {verdict !== 'same' && <span aria-label={t[verdict]}>{rises ? ' ▲' : ' ▼'}</span>}
                  </td>
                )
              })}
              <td>{(setUp + levers[lever].price * intensity).toFixed(0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="summary">
        {t.said(levers[best.name].label[language], whole(best.decision.accounts.net), mixed.length)}
      </p>
    </Scrolling>
  )
}

interface Column {
  name: Text
  of: (decision: Decision) => number
  format: (value: number) => string
  better: 'more' | 'less'
}

/** Is the change welcome, as far as the printed number shows it? */
function verdictOn({ of, format, better }: Column, before: Decision, after: Decision) {
  if (format(of(before)) === format(of(after))) return 'same'
  return of(after) > of(before) === (better === 'more') ? 'better' : 'worse'
}

const solve = (mix: Partial<typeof noLever>) =>
  decide({ ...defaults(model), ...noLever, ...mix, runs }, createRandom(seed))

const whole = (value: number) => fixed(value, 0)

const columns: readonly Column[] = [
  {
    name: { en: 'chance', zh: '形成概率' },
    of: ({ prospects }) => prospects.takeoffChance,
    format: (value) => percent(value),
    better: 'more',
  },
  {
    name: { en: 'innovations', zh: '创新数' },
    of: ({ prospects }) => prospects.innovations.mean,
    format: whole,
    better: 'more',
  },
  {
    name: { en: 'turned away', zh: '未获接待' },
    of: ({ prospects }) => prospects.turnedAway.mean,
    format: whole,
    better: 'less',
  },
  {
    name: { en: 'effort', zh: '努力' },
    of: ({ prospects }) => prospects.effortTotal,
    format: (value) => value.toFixed(2),
    better: 'more',
  },
  {
    name: { en: 'profit of a contract', zh: '合约利润' },
    of: ({ prospects }) => prospects.contractProfit,
    format: (value) => value.toFixed(2),
    better: 'more',
  },
  { name: { en: 'net', zh: '净收益' }, of: ({ accounts }) => accounts.net, format: whole, better: 'more' },
]

const words = {
  en: {
    table: 'What each lever does alone',
    lever: 'Lever alone, at .5',
    nothing: 'nothing',
    spending: 'spent',
    better: 'better',
    worse: 'worse',
    said: (best: string, net: string, mixed: number) =>
      `Alone, “${best}” leaves the highest net, ${net}. Of the ten levers ${mixed} better one outcome and worsen another.`,
  },
  zh: {
    table: '各项措施单独采取的效果',
    lever: '单项措施，力度 0.5',
    nothing: '维持现状',
    spending: '支出',
    better: '变好',
    worse: '变差',
    said: (best: string, net: string, mixed: number) =>
      `单独采取时，“${best}”的净收益最高，为 ${net}。十项措施中有 ${mixed} 项让一些结果变好、另一些变差。`,
  },
}
