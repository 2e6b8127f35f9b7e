import { netPromoter, type NetPromoter } from './netPromoter.ts'
import { splitByGroup } from './groups.ts'
import { SurveyError } from './surveyError.ts'

export interface GroupRecommendation extends NetPromoter {
  readonly group: string
  readonly n: number
  /** 9 or 10, 7 or 8, 0 to 6: how many answered so. */
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
  /** Of the score, at 95%; in [−1, 1]. */
  readonly interval: readonly [number, number]
}

export interface Recommendation {
  readonly all: GroupRecommendation
  readonly missing: number
  readonly groups: readonly GroupRecommendation[]
}

/**
 * The net promoter score of an item answered from 0 to 10, with its sampling error; of each group too, where a column
 * of groups is given.
 *
 * @param by one value a row, missing as '' or NaN
 * @throws SurveyError when the answers are not those of such an item
 * @see Reichheld (2003), "The one number you need to grow"
 */
export function recommendation(
  name: string,
  values: readonly number[],
  by?: readonly (number | string)[],
): Recommendation {
  const answers = values.filter((value) => !Number.isNaN(value))
  requireZeroToTen(name, answers)
  return {
    all: scoreOf('', answers),
    missing: values.length - answers.length,
    groups: by ? splitByGroup(values, by).map((each) => scoreOf(each.group, each.values)) : [],
  }
}

function scoreOf(group: string, answers: readonly number[]): GroupRecommendation {
  const promoters = answers.filter((answer) => answer >= 9).length
  const detractors = answers.filter((answer) => answer <= 6).length
  const passives = answers.length - promoters - detractors
  const result = netPromoter({ promoters, passives, detractors }, answers.length)
  const { score, margin } = result
  return {
    group,
    n: answers.length,
    promoters,
    passives,
    detractors,
    ...result,
    interval: [Math.max(-1, score - margin), Math.min(1, score + margin)],
  }
}

/** On a scale of five or seven points nobody could be a promoter, and the score would be −1 without saying why. */
function requireZeroToTen(name: string, answers: readonly number[]): void {
  const wrong = answers.find((answer) => !Number.isInteger(answer) || answer < 0 || answer > 10)
  if (wrong !== undefined)
    throw new SurveyError({
      en: `column ${name}: the net promoter score needs whole answers from 0 to 10, and there is ${wrong}`,
      zh: `列 ${name}：净推荐值要求回答是 0 到 10 的整数，而这里有 ${wrong}`,
    })
  if (answers.length === 0)
    throw new SurveyError({ en: `column ${name} has no values`, zh: `列 ${name} 没有任何取值` })
  const most = Math.max(...answers)
  if (most <= 7)
    throw new SurveyError({
      en: `column ${name}: no answer is above ${most}; the net promoter score needs a question answered from 0 to 10`,
      zh: `列 ${name}：没有高于 ${most} 的回答；净推荐值要求题目以 0 到 10 作答`,
    })
}
