import { describe, expect, it } from 'vitest'
import { useSite } from './browser.ts'
import { checkedPages, pages, pagesOf } from './builds.ts'

const site = useSite()

it('every page stands in both languages', () => {
  const paths = (language: 'en' | 'zh') =>
    pagesOf({ language })
      .map(({ path }) => path.replace(/^\/zh-cn/, ''))
      .filter((path) => path !== '/404.html')
      .sort()
  expect(paths('zh')).toEqual(paths('en'))
})

describe.for(pagesOf({ language: 'zh' }))('$path', ({ path, kind, html }) => {
  const english = pages.find((page) => page.path === path.replace(/^\/zh-cn/, ''))!

  it('has the figures and questions of the English page', () => {
    expect(idsOf(html)).toEqual(idsOf(english.html))
  })

  // An embedded figure has no words that the model's page in the lab does not have.
  if (kind === 'embed' || !checkedPages.some((page) => page.path === path)) return
  it('speaks Chinese in everything that is operated', async () => {
    const { page } = await site.open(path)
    expect(await page.evaluate(englishWords)).toEqual([])
  })
})

const idsOf = (html: string) =>
  [...html.matchAll(/\sid="((?:figure|exercise)-[^"]*)"|data-mount="([^"]*)"/g)]
    .map(([, id, mount]) => id ?? mount)
    .sort()

/**
 * Names and texts of controls and figures with an English word in them. Names may be: of people, of file formats, and
 * what is called by capitals (NPS, RMSEA, the item MOT1). Symbols, with their subscripts, are no words.
 */
function englishWords(): string[] {
  const allowed =
    /\b([A-Z]{2,}\d*|Delete|BehaviorSpace|English|Ctrl|GitHub|[A-Z][a-z]+–[A-Z][a-z]+|Pareto|Kano|Vroom|Bass|Bartlett|Harman|Pearson|Spearman|Sobel|Welch|Levene|Tukey|Bonferroni|promax|Intercept|Netflix|Prime|assignment\.json|sBG|BdW|CLalt|logit|Student|Gamma|Fader|Hardie|recency|lifetimes|CLVTools|P(?=\(alive)|alive(?=\)))\b/g
  const found: string[] = []
  const look = (text: string | null | undefined, where: string) => {
    const word = /[A-Za-z]{3,}/.exec(text?.replace(allowed, '') ?? '')
    if (word) found.push(`${where}: ${text!.trim().slice(0, 80)}`)
  }
  const widgets = ':is(.widget, [data-mount], .question)'
  const texts =
    'button, .control label, legend, option, th, td, dt, caption, .summary, .hint, .problem, .drawing text, .spot text'
  for (const element of document.querySelectorAll(`${widgets} :is(${texts}), main button:not(.term)`)) {
    const copy = element.cloneNode(true) as Element
    for (const code of copy.querySelectorAll('code, .symbol, input, textarea, tspan[font-size]'))
      code.remove()
    look(copy.textContent, element.tagName.toLowerCase())
  }
  for (const name of ['aria-label', 'title', 'aria-valuetext', 'placeholder', 'alt']) {
    for (const element of document.querySelectorAll(`${widgets} [${name}]`))
      look(element.getAttribute(name), name)
  }
  return [...new Set(found)]
}
