import { formatValue } from '../../../core/model/formatValue.ts'
import type { Language } from '../../../core/text.ts'

/** Points, with two decimals at most. */
export const pointsText = (points: number, language: Language) => formatValue(points, language, '.2~f')
