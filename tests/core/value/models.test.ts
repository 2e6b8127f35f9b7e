import { model as deliveredValue } from '../../../src/core/value/delivered-value/model.ts'
import { model as disconfirmation } from '../../../src/core/value/disconfirmation/model.ts'
import { model as valueStrategies } from '../../../src/core/value/value-strategies/model.ts'
import { model as surplus } from '../../../src/core/value/surplus/model.ts'
import { model as valueMap } from '../../../src/core/value/value-map/model.ts'
import { model as valueCurve } from '../../../src/core/value/value-curve/model.ts'
import { model as serviceProductivity } from '../../../src/core/value/service-productivity/model.ts'
import { model as orientation } from '../../../src/core/value/orientation/model.ts'
import { model as gapProfile } from '../../../src/core/value/gap-profile/model.ts'
import { model as serviceProfit } from '../../../src/core/value/service-profit/model.ts'
import { checkModels } from '../value/everyModel.ts'

checkModels([
  deliveredValue,
  disconfirmation,
  valueStrategies,
  surplus,
  valueMap,
  valueCurve,
  serviceProductivity,
  orientation,
  gapProfile,
  serviceProfit,
])
