import type { LabFigures } from '../widgets/lab/Lab.tsx'
import { loadModel, models } from '../core/models.ts'

const files = import.meta.glob<{ default: LabFigures }>('../widgets/*/lab.tsx')

/** Every model that has a page in the lab. */
export const labIds = Object.keys(models)

/** The figures of a model's page: those of `widgets/<id>/lab.tsx`, or none of its own. */
export async function loadLab(id: string): Promise<LabFigures> {
  const load = files[`../widgets/${id}/lab.tsx`]
  return load ? (await load()).default : { model: await loadModel(id), figures: [] }
}
