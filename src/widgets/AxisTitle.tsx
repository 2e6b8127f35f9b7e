import type { Language, Text } from '../core/text.ts'
import { symbolParts } from './controls/Symbol.tsx'

interface AxisTitleProps {
  of: { readonly label: Text; readonly symbol?: string; readonly unit?: Text }
  language: Language
}

/** How far an index stands below the line and an exponent above it, in letters' heights. */
const drop = { sub: 0.22, sup: -0.38 } as const
const indexSize = 0.75

/** What stands along an axis: words, symbol and unit, "Customers’ unit cost, c_c (value per unit of stock)". */
export function AxisTitle({ of: { label, symbol, unit }, language }: AxisTitleProps) {
  const pieces: { text: string; as?: 'sub' | 'sup'; italic?: boolean }[] = [
    { text: symbol ? `${label[language]}${language === 'zh' ? ' ' : ', '}` : label[language] },
    ...symbolParts(symbol ?? '').map((part) => ({ ...part, italic: !part.as })),
    ...(unit ? [{ text: language === 'zh' ? `（${unit.zh}）` : ` (${unit.en})` }] : []),
  ]
  const level = (i: number) => (pieces[i]?.as ? drop[pieces[i].as] : 0)
  return (
    <>
      {pieces.map(({ text, as, italic }, i) => (
        // SVG has no sub and sup: what stands lower is moved down, and what follows it back up.
        <tspan
          key={i}
          dy={`${((level(i) - level(i - 1)) / (as ? indexSize : 1)).toFixed(3)}em`}
          font-size={as && `${indexSize * 100}%`}
          font-style={italic ? 'italic' : undefined}
        >
          {text}
        </tspan>
      ))}
    </>
  )
}
