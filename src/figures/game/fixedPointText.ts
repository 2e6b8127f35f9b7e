import type { Eigenvalue, FixedPoint, FixedPointType } from '../../core/replicator/fixedPoints.ts'
import type { Language } from '../../core/text.ts'
import { shortNumber } from '../shortNumber.ts'

const typeText: Record<FixedPointType, Record<Language, string>> = {
  'stable node': { en: 'stable: starts nearby end here', zh: '稳定：附近的起点都会到这里' },
  'unstable node': { en: 'unstable: all starts nearby leave', zh: '不稳定：附近的起点都会离开' },
  saddle: { en: 'saddle: in along one line, out along the other', zh: '鞍点：沿一条线靠近，沿另一条线离开' },
  centre: { en: 'centre: orbits go round it', zh: '中心：轨道环绕它' },
  degenerate: { en: 'degenerate: an eigenvalue is zero', zh: '退化：有一个特征值为零' },
}

/** What a rest point is, where it stands and its eigenvalues, a line each. */
export function fixedPointText(point: FixedPoint, language: Language): string[] {
  const eigenvalues = point.eigenvalues.map(eigenvalueText).join(', ')
  return [
    typeText[point.type][language],
    language === 'zh'
      ? `位置 (${shortNumber(point.x)}, ${shortNumber(point.y)})；特征值 ${eigenvalues}`
      : `at (${shortNumber(point.x)}, ${shortNumber(point.y)}); eigenvalues ${eigenvalues}`,
  ]
}

function eigenvalueText({ re, im }: Eigenvalue): string {
  if (im === 0) return shortNumber(re)
  const imaginary = `${im < 0 ? '−' : re === 0 ? '' : '+'}${shortNumber(Math.abs(im))}i`
  return re === 0 ? imaginary : `${shortNumber(re)}${imaginary}`
}
