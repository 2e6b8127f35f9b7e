import { model as cube } from '../../../src/core/retention/cube/model.ts'
import { model as oneCustomer } from '../../../src/core/retention/one-customer/model.ts'
import { model as comparisonLevels } from '../../../src/core/retention/comparison-levels/model.ts'
import { model as massCustomisation } from '../../../src/core/retention/mass-customisation/model.ts'
import { model as stageMarkov } from '../../../src/core/retention/stage-markov/model.ts'
import { model as mailing } from '../../../src/core/retention/mailing/model.ts'
import { model as relationshipStates } from '../../../src/core/retention/relationship-states/model.ts'
import { checkModels } from '../value/everyModel.ts'

checkModels([
  cube,
  oneCustomer,
  comparisonLevels,
  massCustomisation,
  stageMarkov,
  mailing,
  relationshipStates,
])
