import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import FactorMap from '../../src/widgets/knowledge/FactorMap.tsx'
import { factors } from '../../src/widgets/knowledge/factors.ts'

describe('the map of factors', () => {
  it('has nine factors: six of subjects, one of the object, two of the environment', () => {
    const count = (heading: string) => factors.filter((factor) => factor.heading === heading).length
    expect(['subject', 'object', 'environment'].map(count)).toEqual([6, 1, 2])
    expect(factors.filter(({ direction }) => direction === 'either')).toHaveLength(2)
    expect(new Set(factors.map(({ id }) => id)).size).toBe(9)
  })

  it('has each factor as a button and as a row of the table, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      const html = render(<FactorMap language={language} />)
      for (const { name, definition } of factors) {
        expect(html).toMatch(new RegExp(`role="button"[^>]*aria-label="${name[language]}[.]`))
        expect(html).toContain(`<th scope="row">${name[language]}</th>`)
        expect(html).toContain(definition[language])
      }
    }
  })

  it('lets exactly one factor be reached by Tab, and draws a minus for the cost alone', () => {
    const html = render(<FactorMap language="en" />)
    expect(html.match(/class="factor" role="button" tabindex="0"/gi)).toHaveLength(1)
    expect(html.match(/class="label sign">−</g)).toHaveLength(1)
    expect(html.match(/class="label sign">±</g)).toHaveLength(2)
  })
})
