import { aged, kitchen } from '../core/model/testModels.ts'

/** Solves only what it likes. */
const stubborn = {
  ...aged,
  id: 'stubborn',
  solve: ({ price }: { price: number }) => {
    if (price > 5) throw new RangeError(`invalid price; nobody pays: ${price}`)
    return price
  },
}

/** Stands in for `src/core/models.ts`: models whose answers are known by heart. */
export const models = { kitchen: async () => kitchen, aged: async () => aged, stubborn: async () => stubborn }

export async function loadModel(id: string) {
  if (Object.hasOwn(models, id)) return models[id as keyof typeof models]()
  throw new RangeError(`unknown model "${id}"; did you mean kitchen?`)
}
