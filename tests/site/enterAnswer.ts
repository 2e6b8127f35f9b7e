import type { Locator } from 'playwright-core'
import { fillIn } from '../../src/exercises/grade.ts'
import { plainText } from '../../src/exercises/inline.ts'
import type { Variant } from '../../src/exercises/life.ts'
import type { Exercise } from '../../src/exercises/schema.ts'
import { exerciseWords } from '../../src/widgets/exercises/exerciseWords.ts'

const t = exerciseWords.en

/** Gives an answer to an exercise on a page, by keyboard alone. */
export async function enterAnswer(root: Locator, exercise: Exercise, variant: Variant, answer: unknown) {
  switch (exercise.kind) {
    case 'number':
      return root.getByLabel(t.answer).fill(String(answer))
    case 'explain':
      return root.getByLabel(t.answer).fill(String(answer))
    case 'choice':
      for (const [place, id] of variant.order.entries()) {
        const input = root.locator('.options input').nth(place)
        if ((await input.isChecked()) !== (answer as string[]).includes(id)) {
          if (exercise.several || (answer as string[]).includes(id)) await input.press('Space')
        }
      }
      return
    case 'order': {
      // Each item in turn is moved up to its place.
      for (const [place, id] of (answer as string[]).entries()) {
        const text = plainText(fillIn(exercise.items.find((item) => item.id === id)!.text, variant).en)
        const up = root.getByRole('button', { name: t.up(text), exact: true })
        const item = up.locator('xpath=ancestor::li')
        const now = () => item.evaluate((li) => [...li.parentElement!.children].indexOf(li))
        while ((await now()) > place) await up.press('Enter')
      }
      return
    }
    case 'path': {
      const remove = root.getByRole('button', { name: /^Remove/ })
      while ((await remove.count()) > 0) await remove.first().press('Enter')
      for (const arrow of answer as string[]) {
        const [from, to] = arrow.split(/<?->/) as [string, string]
        await root.getByLabel(t.from, { exact: true }).selectOption(from)
        await root.getByLabel(t.to, { exact: true }).selectOption(to)
        const kind = root.getByLabel(t.kindOfArrow)
        if ((await kind.count()) > 0) await kind.selectOption(arrow.includes('<->') ? '<->' : '->')
        await root.getByRole('button', { name: t.addArrow }).press('Enter')
      }
      return
    }
    case 'predict':
      if (exercise.outcomes) {
        const place = variant.order.indexOf(answer as string)
        return root.locator('.options input').nth(place).press('Space')
      }
      for (const [i, height] of (answer as number[]).entries()) {
        await root.locator('.points input').nth(i).fill(String(height))
      }
      return
    case 'target':
      for (const [i, name] of exercise.free.entries()) {
        const value = (answer as Record<string, unknown>)[name]
        if (value === undefined) continue
        const control = root.locator('.control').nth(i)
        if (typeof value === 'number') {
          await control.locator('input.typed').fill(String(value))
          await control.locator('input.typed').press('Enter')
        } else if (typeof value === 'string') await control.locator('select').selectOption(value)
        else await control.locator('input').setChecked(value as boolean)
      }
  }
}
