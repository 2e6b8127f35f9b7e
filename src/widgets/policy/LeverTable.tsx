import { createRandom } from '../../core/numerics/random.ts'
import { decide, type Decision } from '../../core/policy/decide.ts'
import { leverNames, levers, noLever, setUp } from '../../core/policy/levers.ts'
import { model } from '../../core/policy/model.ts'
import { defaults } from '../../core/model/model.ts'
import type { Language, Text } from '../../core/text.ts'

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
  return (
    <div class="lever-table" role="region" aria-label={t.table} tabIndex={0}>
      <table>
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
          {leverNames.map((lever) => {
            const decision = solve({ [lever]: intensity })
            return (
              <tr key={lever} class={levers[lever].heading}>
                <th scope="row">{levers[lever].label[language]}</th>
                {columns.map(({ name, of, format, better }) => {
                  const [before, after] = [of(nothing), of(decision)]
                  const same = format(before) === format(after)
                  const good = after > before === (better === 'more')
                  return (
                    <td key={name.en} class={same ? 'same' : good ? 'better' : 'worse'}>
                      {format(after)}
                      {!same && (
                        <span aria-label={good ? t.better : t.worse}>{after > before ? ' ▲' : ' ▼'}</span>
                      )}
                    </td>
                  )
                })}
                <td>{(setUp + levers[lever].price * intensity).toFixed(0)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface Column {
  name: Text
  of: (decision: Decision) => number
  format: (value: number) => string
  better: 'more' | 'less'
}

const solve = (mix: Partial<typeof noLever>) =>
  decide({ ...defaults(model), ...noLever, ...mix, runs }, createRandom(seed))

const whole = (value: number) => value.toFixed(0).replace('-', '−')

const columns: readonly Column[] = [
  {
    name: { en: 'chance', zh: '形成概率' },
    of: ({ prospects }) => prospects.takeoffChance,
    format: (value) => `${(100 * value).toFixed(0)}%`,
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
  },
  zh: {
    table: '各项措施单独采取的效果',
    lever: '单项措施，力度 0.5',
    nothing: '维持现状',
    spending: '支出',
    better: '变好',
    worse: '变差',
  },
}
