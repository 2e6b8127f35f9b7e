import { compareModels } from '../../core/sem/compareModels.ts'
import { fitModel, type SemResult } from '../../core/sem/fitModel.ts'
import type { FitIndices } from '../../core/sem/fitIndices.ts'
import { pathGraphs, type PathGraph } from '../../core/sem/graph.ts'
import type { SemOptions } from '../../core/sem/options.ts'
import type { ParameterEstimate } from '../../core/sem/parameterEstimates.ts'
import type { CovarianceData } from '../../core/sem/sampleMoments.ts'
import type { Text } from '../../core/text.ts'
import { semFit } from '../../workers/semFit.ts'
import { editedModel } from './editedModel.ts'

export type FitData = CovarianceData | { readonly groups: readonly CovarianceData[] }

/** What a figure shows of a fit: plain data, so that it can stand in the page. */
export interface ShownFit {
  readonly fit: FitIndices
  readonly parameters: readonly ParameterEstimate[]
  readonly groups: readonly string[]
  readonly graphs: readonly PathGraph[]
  /** Every regression of the model as it was written, "LOY ~ SAT". */
  readonly paths: readonly string[]
  /** What went wrong, then how it compares with the model at the start, then the diagnoses. */
  readonly problem: Text | null
  readonly comparison: Text | null
  readonly diagnoses: readonly Text[]
}

export interface FitSession {
  /** The model with some paths fixed to zero, so that the models stay nested, and others added. */
  shown(off: Iterable<string>, on: Iterable<string>): ShownFit
}

/** A model that a reader takes apart. Each fit starts from the last one that converged. */
export function openFitSession(model: string, data: FitData, options: SemOptions = {}): FitSession {
  const original = fitModel(model, data, options)
  let warm = original
  return {
    shown(off, on) {
      const [taken, added] = [[...off], [...on]]
      if (taken.length + added.length === 0) return shownFit(original, original, null)
      const text = editedModel(model, taken, added)
      const answer = semFit(text, data, options, warm.converged ? warm.parameters : undefined)
      // What cannot be fitted is said, over the last model that could.
      if ('problem' in answer) return shownFit(warm, original, answer.problem.text)
      if (answer.result.converged) warm = answer.result
      return shownFit(answer.result, original, null)
    },
  }
}

function shownFit(result: SemResult, original: SemResult, problem: Text | null): ShownFit {
  const comparable = result !== original && result.converged && original.converged
  return {
    fit: result.fit,
    parameters: result.parameters,
    groups: result.table.groups,
    graphs: pathGraphs(result).map(withoutZeros),
    paths: original.table.rows
      .filter(({ op, user, group, free }) => op === '~' && user && group === 0 && free >= 0)
      .map(({ lhs, rhs }) => `${lhs} ~ ${rhs}`),
    problem,
    comparison: comparable ? compareModels(result, original).text : null,
    diagnoses: result.diagnoses.map(({ text }) => text),
  }
}

/** A path fixed to zero is no path. */
const withoutZeros = (graph: PathGraph): PathGraph => ({
  ...graph,
  edges: graph.edges.filter(({ free, est }) => free || est !== 0),
})
