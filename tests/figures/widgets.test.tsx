import type { ComponentType } from 'preact'
import { render } from 'preact-render-to-string'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { LabFigures } from '../../src/widgets/lab/Lab.tsx'
import type { Language } from '../../src/core/text.ts'

/**
 * Every figure of the lab as the server writes it, found by itself: what a reader without JavaScript, a search engine
 * and a printer get.
 */
const labs = readdirSync('src/widgets', { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(^|\/)lab\.tsx$/.test(name),
)

describe.for(labs)('%s', (file) => {
  it.for(['en', 'zh'] as const)('in %s', async (language: Language) => {
    const { default: lab } = (await import(`../../src/widgets/${file}`)) as { default: LabFigures }
    expect(lab.figures.length).toBeGreaterThan(0)
    for (const { title, Figure } of lab.figures) {
      const View = Figure as ComponentType<{ language: Language }>
      const html = render(<View language={language} />)
      const name = `${lab.model.id}: ${title.en}`
      expect(html, name).toMatch(
        /<svg[^>]*role="img"[^>]*aria-label="[^"]{4,}"|<table[^>]*>\s*<caption>[^<]{2,}/,
      )
      expect(/<p class="summary">([^<]*)</.exec(html)?.[1]?.length, `${name}: its text`).toBeGreaterThan(10)
      expect(html, name).not.toMatch(/NaN|undefined|Infinity|\[object/)
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
      expect(new Set(ids).size, `${name}: ids are one of a kind`).toBe(ids.length)
      for (const [handle] of html.matchAll(/<g[^>]*role="slider"[^>]*>/g))
        for (const attribute of ['aria-label="', 'aria-valuetext="', 'aria-valuenow="', 'tabindex="0"'])
          expect(handle, name).toContain(attribute)
      expect(render(<View language={language} />), `${name}: drawn again, it is the same`).toBe(html)
    }
  })
})

it('finds the figures', () => {
  expect(labs.length).toBeGreaterThan(3)
})
