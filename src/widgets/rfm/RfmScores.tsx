import { model } from '../../core/loyalty/rfm/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Column } from '../../figures/Column.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

export type RfmValues = ValuesOf<typeof model>
type RfmResult = ResultOf<typeof model>

interface RfmScoresProps {
  language: Language
  controls?: readonly (keyof RfmValues & string)[]
}

const scales = ['recency', 'frequency', 'money'] as const

/** How many customers get each score of R, F and M, and how many of them buy again: ties and what the order is worth. */
export default function RfmScores({
  language,
  controls = ['bins', 'binning', 'nested', 'firstFrequency', 'times', 'r'],
}: RfmScoresProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result: r, values: v }) => ({
        en: `${percent(r.onceShare)} bought once; ${r.frequencyScoresUsed} of ${v.bins} frequency scores are in use${r.torn > 0 ? `, and ${percent(r.torn)} of customers are scored apart from others who bought as often` : ''}. Of the most recent class ${percent(r.recency.at(-1)!.boughtAgain ?? 0)} buy again, of the least recent ${percent(r.recency[0].boughtAgain ?? 0)}.`,
        zh: `${percent(r.onceShare)} 的顾客只买过一次；${v.bins} 档频度分数中用到 ${r.frequencyScoresUsed} 档${r.torn > 0 ? `，${percent(r.torn)} 的顾客与买得同样多的人得分不同` : ''}。近度最高一档有 ${percent(r.recency.at(-1)!.boughtAgain ?? 0)} 再买，最低一档为 ${percent(r.recency[0].boughtAgain ?? 0)}。`,
      })}
      series={({ result }) => ({
        scale: scales.flatMap((scale) => result[scale].map(() => scale)),
        score: scales.flatMap((scale) => result[scale].map((row) => row.score)),
        customers: scales.flatMap((scale) => result[scale].map((row) => row.customers)),
        boughtAgain: scales.flatMap((scale) => result[scale].map((row) => row.boughtAgain)),
        holdoutSpend: scales.flatMap((scale) => result[scale].map((row) => row.holdoutSpend)),
      })}
    >
      {({ values, result, pinned }) => {
        const ghost = pinned?.result as RfmResult | undefined
        return scales.map((scale, k) => {
          const rows = result[scale]
          const last = k === scales.length - 1
          const again = rows.filter((row) => row.boughtAgain !== null)
          return (
            <Plot
              key={scale}
              x={{
                domain: [0.4, values.bins + 0.6],
                label: last ? t.score : '',
                ticks: rows.map((row) => row.score),
                format: String,
              }}
              y={{ domain: [0, 1], label: t.share, ticks: [0, 0.5, 1] }}
              label={t.panel(t[scale], rows.map((row) => `${row.score}: ${row.customers}`).join(', '))}
              height={last ? 216 : 186}
              margin={{ top: 12, bottom: last ? 46 : 24 }}
            >
              {rows.map((row) => (
                <Column
                  key={row.score}
                  x={row.score}
                  width={0.7}
                  to={row.customers / values.customers}
                  mark="scored"
                />
              ))}
              {rows
                .filter((row) => row.customers === 0)
                .map((row) => (
                  <Label key={row.score} x={row.score} y={0} dy={-12} anchor="middle" class="soft">
                    {values.bins > 6 ? '0' : t.nobody}
                  </Label>
                ))}
              {ghost?.[scale] && (
                <Line
                  points={ghost[scale]
                    .filter((row) => row.boughtAgain !== null)
                    .map((row) => [row.score, row.boughtAgain!])}
                  class="ghost"
                />
              )}
              <Line points={again.map((row) => [row.score, row.boughtAgain!])} class="accent" mark="again" />
              {again.map((row) => (
                <Dot
                  key={row.score}
                  x={row.score}
                  y={row.boughtAgain!}
                  radius={5}
                  class="start"
                  mark="again"
                />
              ))}
              <Label x={0.4} y={1} dx={8} dy={14} class="strong">
                {t[scale]}
              </Label>
              {k === 0 && (
                <Label x={0.4} y={1} dx={8} dy={36} class="accent">
                  {t.again}
                </Label>
              )}
              {k === 0 && (
                <Label x={0.4} y={1} dx={8} dy={58} class="soft">
                  {t.bars}
                </Label>
              )}
            </Plot>
          )
        })
      }}
    </ModelFigure>
  )
}

const words = {
  en: {
    score: 'score (the highest is best)',
    share: 'share',
    recency: 'Recency',
    frequency: 'Frequency',
    money: 'Monetary value',
    nobody: 'nobody',
    again: 'line: buys again in 39 weeks',
    bars: 'bars: customers with this score',
    panel: (scale: string, counts: string) => `${scale}: customers with each score: ${counts}.`,
  },
  zh: {
    score: '分数（越高越好）',
    share: '比例',
    recency: '近度',
    frequency: '频度',
    money: '额度',
    nobody: '无人',
    again: '线：39 周内再购者',
    bars: '柱：得到该分数的顾客',
    panel: (scale: string, counts: string) => `${scale}各分数的顾客数：${counts}。`,
  },
}
