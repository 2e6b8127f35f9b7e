import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/numerics/random.ts'
import { defaults } from '../../src/core/model/model.ts'
import { decide } from '../../src/core/policy/decide.ts'
import { leverNames, levers, setUp } from '../../src/core/policy/levers.ts'
import { model } from '../../src/core/policy/model.ts'
import { BudgetBar } from '../../src/figures/policy/BudgetBar.tsx'
import { OutcomePanel } from '../../src/figures/policy/OutcomePanel.tsx'
import LeverTable from '../../src/widgets/policy/LeverTable.tsx'
import PolicyDesk from '../../src/widgets/policy/PolicyDesk.tsx'

const parts = [
  { name: 'train', amount: 30, group: 'subject' },
  { name: 'platform', amount: 60, group: 'environment' },
]
const bar = (budget: number) =>
  render(<BudgetBar parts={parts} budget={budget} budgetLabel="budget" spentLabel="spent" />)
const widths = (html: string) => [...html.matchAll(/width:\s*([\d.]+)%/g)].map(([, width]) => Number(width))

describe('BudgetBar', () => {
  it('draws parts in proportion to the budget', () => {
    expect(widths(bar(120))).toEqual([25, 50])
    expect(bar(120)).not.toContain('over')
  })

  it('puts what is over the budget beyond the mark', () => {
    const html = bar(45)
    expect(widths(html).reduce((a, b) => a + b)).toBeCloseTo(100, 2)
    expect(html).toMatch(/inset-inline-start:\s*50\.000%/)
    expect(html).toContain('over')
  })

  it('takes a budget spent to the last for kept', () => expect(bar(90)).not.toContain('over'))
})

describe('OutcomePanel', () => {
  const strip = (before: number, after: number, better: 'more' | 'less' = 'more') =>
    render(
      <OutcomePanel
        title="Network"
        outcomes={[
          { name: 'queue', before, after, domain: [0, 10], format: (value) => value.toFixed(1), better },
        ]}
        words={{ better: 'better', worse: 'worse', same: 'unchanged' }}
      />,
    )

  it('says whether the change is welcome', () => {
    expect(strip(2, 4)).toContain('better')
    expect(strip(2, 4, 'less')).toContain('worse')
    expect(strip(4, 2, 'less')).toContain('better')
    expect(strip(2, 2.01)).not.toMatch(/better|worse/)
  })

  it('keeps a value outside its line at the end of it', () => {
    const places = [...strip(-5, 15).matchAll(/cx="([\d.]+)"/g)].map(([, x]) => Number(x))
    expect(places).toEqual([8, 292])
  })
})

describe('the desk', () => {
  it('shows every lever with its assumptions, and what the models say, in both languages', () => {
    const { prospects } = decide(defaults(model), createRandom(1))
    for (const language of ['en', 'zh'] as const) {
      const html = render(<PolicyDesk language={language} />)
      expect(html).not.toMatch(/NaN|undefined|Infinity/)
      for (const name of leverNames) {
        expect(html).toContain(levers[name].label[language])
        for (const { because } of levers[name].links) expect(html).toContain(because[language])
        expect(html).toContain(`${setUp + levers[name].price} · `)
      }
      expect(html).toContain(`>${prospects.innovations.mean.toFixed(0)}<`)
    }
  })

  it('says before a lever is pulled where it would lead', () => {
    const html = render(<PolicyDesk language="en" />)
    expect(html).toContain('0.40 → 0.75 at full intensity (now 0.40)')
    expect(html).toContain('costs 0, in full 78 · assumes')
    expect(render(<PolicyDesk language="zh" />)).toContain('0.40 → 0.75（力度为 1 时；现为 0.40）')
  })

  it('has a table in which each lever stands with its own outcomes', () => {
    const rows = [...render(<LeverTable language="en" />).matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(
      ([, row]) => row,
    )
    expect(rows).toHaveLength(leverNames.length + 2)
    const training = rows.find((row) => row.includes('Train ability'))!
    const alone = decide({ ...defaults(model), trainAbility: 0.5, runs: 40 }, createRandom(1))
    expect(training).toContain(`>${alone.prospects.innovations.mean.toFixed(0)}<span aria-label="better"> ▲`)
    expect(training).toContain(`>${alone.accounts.net.toFixed(0)}<span aria-label="worse"> ▼`)
  })
})
