import type { AstroGlobal } from 'astro'
import { loadModel } from '../core/models.ts'
import { languageOf } from './language.ts'

/** The model that the numbers of a page are bound to (its front matter's `model`, unless named) and its language. */
export async function chapterModel(astro: AstroGlobal, named?: string) {
  const route = astro.locals.starlightRoute
  const id = named ?? route?.entry.data.model
  if (!id) throw new Error(`${astro.url.pathname}: no model; name one, or set "model" in the front matter`)
  return { model: await loadModel(id), language: languageOf(route?.lang) }
}
