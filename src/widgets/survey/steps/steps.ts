import type { AnyStep } from '../step.ts'
import { commonMethodStep } from './commonMethod.tsx'
import { correlationStep } from './correlation.tsx'
import { describeStep } from './describe.tsx'
import { factorCountStep } from './factorCount.tsx'
import { factorsStep } from './factors.tsx'
import { groupsStep } from './groups.tsx'
import { indirectStep } from './indirect.tsx'
import { moderationStep } from './moderation.tsx'
import { recommendationStep } from './recommendation.tsx'
import { regressionStep } from './regression.tsx'
import { reliabilityStep } from './reliability.tsx'
import { validityStep } from './validity.tsx'

/** The road in the order in which it is walked. */
export const steps: readonly AnyStep[] = [
  describeStep,
  reliabilityStep,
  factorCountStep,
  factorsStep,
  validityStep,
  commonMethodStep,
  correlationStep,
  regressionStep,
  indirectStep,
  groupsStep,
  moderationStep,
  recommendationStep,
]
