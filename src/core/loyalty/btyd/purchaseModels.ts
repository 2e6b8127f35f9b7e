import { bgnbd } from './bgnbd.ts'
import { mbgnbd } from './mbgnbd.ts'
import { nbd } from './nbd.ts'
import { paretonbd } from './paretonbd.ts'
import type { PurchaseModel } from './purchaseModel.ts'

/** The purchase models in continuous time, by id. */
export const purchaseModels: Readonly<Record<string, PurchaseModel>> = {
  nbd,
  bgnbd,
  mbgnbd,
  paretonbd,
}
