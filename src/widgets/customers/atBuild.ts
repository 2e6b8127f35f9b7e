import log from '../../../content/datasets/purchase-log.csv?raw'
import { contractFits } from '../../core/loyalty/analysis/contractFits.ts'
import { customerDesk } from '../../core/loyalty/analysis/customerDesk.ts'
import {
  fitPurchases,
  fitSpends,
  PURCHASE_MODELS,
  unpackGroups,
} from '../../core/loyalty/analysis/fitting.ts'
import { COHORTS } from '../../core/loyalty/retention-curve/cohorts.ts'
import { likelihoodSurface } from '../../core/loyalty/btyd/grids.ts'
import { purchaseModels } from '../../core/loyalty/btyd/purchaseModels.ts'
import { firstQuery, type Initial, middleOf, SURFACE_STEPS, surfaceSpread } from './initial.ts'
import { defaults } from './settings.ts'

let made: Initial | undefined

/** The example's results with the default settings; computed once. */
export function initialResults(): Initial {
  return (made ??= shortened(compute()))
}

function compute(): Initial {
  const desk = customerDesk()
  const table = desk.open(log)
  const report = desk.read()
  const calibrationEnd = middleOf(report)
  const split = desk.split({ unit: defaults.unit, calibrationEnd })
  const { groups: packed, spends } = desk.packed()
  const groups = unpackGroups(packed)
  const fits = {
    ...Object.fromEntries(PURCHASE_MODELS.map((id) => [id, fitPurchases(id, groups)])),
    gammagamma: fitSpends(
      Array.from({ length: spends.length / 2 }, (_, i) => ({ x: spends[2 * i]!, zbar: spends[2 * i + 1]! })),
    ),
  } as Initial['fits']
  const fit = { id: defaults.shown, parameters: fits[defaults.shown].parameters }
  const forecast = {
    fit,
    ahead: defaults.ahead,
    spends: fits.gammagamma.parameters as { p: number; q: number; gamma: number },
    value: {
      horizon: { value: defaults.horizon, unit: defaults.horizonUnit },
      discount: { rate: defaults.rate, per: defaults.ratePer },
    },
  }
  return {
    table,
    report,
    split,
    fits,
    surface: likelihoodSurface(purchaseModels[fit.id]!, fit.parameters, groups, {
      over: [...defaults.over],
      spread: surfaceSpread(fits[fit.id], defaults.over),
      steps: SURFACE_STEPS,
    }),
    pictures: desk.pictures(fit, defaults.ahead),
    judgements: desk.judge(PURCHASE_MODELS.map((id) => ({ id, parameters: fits[id].parameters }))),
    worth: desk.worth(forecast),
    interval: desk.worthInterval(forecast, {
      purchases: fits[fit.id].covariance,
      spends: fits.gammagamma.covariance,
    }),
    timeline: desk.timeline({}),
    contract: contractFits(
      COHORTS.highEnd.map((share) => 10 * share),
      7,
      12,
      0.1,
    ),
    page: desk.page(forecast, firstQuery),
  }
}

/** The page carries the numbers: seven digits are more than it shows. */
function shortened(results: Initial): Initial {
  return JSON.parse(
    JSON.stringify(results, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(8)) : value,
    ),
  ) as Initial
}
