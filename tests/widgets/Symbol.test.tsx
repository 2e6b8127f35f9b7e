import { render } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { loadModel, models } from '../../src/core/models.ts'
import type { Output, Parameter } from '../../src/core/model/model.ts'
import { Symbol, symbolParts } from '../../src/widgets/controls/Symbol.tsx'

it.for([
  ['C_c', 'C<sub>c</sub>'],
  ['\\theta', 'θ'],
  ['\\sigma^2', 'σ<sup>2</sup>'],
  ['K_{\\mathrm{max}}', 'K<sub>max</sub>'],
  ['x_0', 'x<sub>0</sub>'],
] as const)('%s is set as %s', ([tex, html]) => {
  expect(render(<Symbol tex={tex} />).replace(/<\/?i>/g, '')).toBe(
    `<span class="symbol" aria-hidden="true">${html}</span>`,
  )
})

it('leaves no TeX in the symbols of the models', async () => {
  const left: string[] = []
  for (const id of Object.keys(models)) {
    const model = await loadModel(id)
    const symbols = [
      ...Object.values(model.parameters as Record<string, Parameter>).map(({ symbol }) => symbol),
      ...Object.values(model.outputs as Record<string, Output<unknown, unknown>>).map(
        ({ symbol }) => symbol ?? '',
      ),
    ]
    for (const symbol of symbols) {
      const text = symbolParts(symbol)
        .map((part) => part.text)
        .join('')
      // A long word is a command that was not known, unless it is set as a word on purpose.
      const word = /[A-Za-z]{6}/.test(text) && !symbol.includes('\\text{')
      if (word || /[\\{}_^]/.test(text)) left.push(`${id}: ${symbol} reads ${text}`)
    }
  }
  expect(left).toEqual([])
})
