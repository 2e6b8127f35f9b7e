import { useId, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { formatValue } from '../../../core/model/formatValue.ts'
import type { Estimate, VariantDifficulty } from '../../../exercises/itemAnalysis.ts'
import { type IntervalRow, IntervalRows } from '../../../figures/survey/IntervalRows.tsx'
import type { Graded } from '../../../workers/grade.worker.ts'
import { Inline } from '../../exercises/Inline.tsx'
import { interval as intervalText, share } from '../../survey/statText.ts'
import { gradeWords } from './gradeWords.ts'
import type { TitledItem } from './titledItem.ts'
import { Scrolling } from '../../Scrolling.tsx'

interface ItemPanelProps {
  graded: Graded
  items: readonly TitledItem[]
  /** The wrong idea behind each misconception's tag, in the page's language. */
  ideas: Readonly<Record<string, string>>
  language: Language
}

/** Which items worked: difficulty, discrimination, reliability; then one item closely. Each number has its N. */
export function ItemPanel({ graded, items, ideas, language }: ItemPanelProps) {
  const t = gradeWords[language]
  const { analysis } = graded
  const [chosen, setChosen] = useState(0)
  const id = useId()
  const rowsOf = (of: (i: number) => Estimate): IntervalRow[] =>
    items.flatMap((item, i): IntervalRow[] => rowOf(`${item.number}`, of(i), i === chosen))
  const { alpha } = analysis
  return (
    <div class="items">
      <p>
        {t.alpha(estimateText(alpha), alpha.n)} <span class="hint">{t.alphaHint}</span>
      </p>
      <div class="plots">
        <Plot
          rows={rowsOf((i) => analysis.items[i]!.difficulty)}
          axis={t.difficultyAxis}
          label={t.difficultyLabel}
          include={[0, 1]}
        />
        <Plot
          rows={rowsOf((i) => analysis.items[i]!.discrimination)}
          axis={t.discriminationAxis}
          label={t.discriminationLabel}
          include={[-0.2, 1]}
          references={[{ at: 0, name: '0' }]}
        />
      </div>
      <Scrolling class="scroll" label={t.itemTable}>
        <table class="table">
          <caption class="sr-only">{t.itemTable}</caption>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              <EstimateHead label={t.difficulty} />
              <EstimateHead label={t.discrimination} />
              <th scope="col">{t.missing}</th>
              <th scope="col" class="text">
                {t.commonMisconception}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, i) => {
              const { difficulty, discrimination, missing, misconceptions } = analysis.items[i]!
              const [first] = misconceptions
              return (
                <tr key={item.id} class={i === chosen ? 'chosen' : ''}>
                  <th scope="row">
                    <button
                      type="button"
                      class="open"
                      aria-pressed={i === chosen}
                      onClick={() => setChosen(i)}
                    >
                      {item.number}. {item.title}
                    </button>
                  </th>
                  <EstimateCells {...difficulty} />
                  <EstimateCells {...discrimination} />
                  <td>{missing}</td>
                  <td class="text">{first ? `${tagText(first.tag, ideas)} (${first.count})` : '–'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scrolling>
      <p class="choose-item">
        <label for={id}>{t.closely}</label>{' '}
        <select id={id} value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
          {items.map((item, i) => (
            <option key={item.id} value={i} selected={i === chosen}>
              {item.number}. {item.title}
            </option>
          ))}
        </select>
      </p>
      {items[chosen] && <OneItem graded={graded} index={chosen} ideas={ideas} language={language} />}
    </div>
  )
}

/** The answers to one item, the ideas behind the wrong ones, and whether some variants were harder. */
function OneItem({ graded, index, ideas, language }: Omit<ItemPanelProps, 'items'> & { index: number }) {
  const t = gradeWords[language]
  const { answers, n, others, misconceptions, byVariant } = graded.analysis.items[index]!
  const words = graded.answers[index]!
  const labelOf = (parameter: string) => graded.labels[index]![parameter]?.[language] ?? parameter
  const parameters = [...new Set(byVariant.map(({ parameter }) => parameter))]
  return (
    <div class="one-item">
      <div class="tables">
        <Scrolling class="scroll" label={t.answersGiven(n)}>
          <table class="table">
            <caption>{t.answersGiven(n)}</caption>
            <thead>
              <tr>
                <th scope="col">{t.answerHead}</th>
                <th scope="col">{t.students}</th>
                <th scope="col">{t.shareHead}</th>
                <th scope="col">{t.scoreHead}</th>
              </tr>
            </thead>
            <tbody>
              {answers.map((given, i) => (
                <tr key={given.answer}>
                  <th scope="row" class="given">
                    <Inline text={words[i]?.[language] ?? given.answer} />
                  </th>
                  <td>{given.count}</td>
                  <td class="estimate">{estimateText(given.share)}</td>
                  <td>
                    <span aria-hidden="true">
                      {given.score === 1 ? '✓ ' : given.score === 0 ? '✗ ' : '◐ '}
                    </span>
                    {share(given.score)}
                  </td>
                </tr>
              ))}
              {others.count > 0 && (
                <tr>
                  <th scope="row" class="given">
                    {t.otherAnswers}
                  </th>
                  <td>{others.count}</td>
                  <td class="estimate">{estimateText(others.share)}</td>
                  <td />
                </tr>
              )}
            </tbody>
          </table>
        </Scrolling>
        {misconceptions.length > 0 && (
          <table class="table">
            <caption>{t.misconceptions(misconceptions[0]!.share.n)}</caption>
            <thead>
              <tr>
                <th scope="col">{t.misconception}</th>
                <th scope="col">{t.students}</th>
                <th scope="col">{t.shareHead}</th>
              </tr>
            </thead>
            <tbody>
              {misconceptions.map(({ tag, said, count, share: part }) => (
                <tr key={tag}>
                  <th scope="row" class="given">
                    {tagText(tag, ideas)}
                    <br />
                    <small>
                      <Inline text={said[language]} />
                    </small>
                  </th>
                  <td>{count}</td>
                  <td class="estimate">{estimateText(part)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {parameters.length > 0 && <h2>{t.byVariant}</h2>}
      <div class="plots">
        {parameters.map((parameter) => (
          <div key={parameter} class="by-parameter">
            <h3>{labelOf(parameter)}</h3>
            <Plot
              rows={byVariant
                .filter((row) => row.parameter === parameter)
                .flatMap((row) =>
                  rowOf(`${valuesText(row, language)} (${row.difficulty.n})`, row.difficulty, false),
                )}
              axis={t.variantAxis}
              label={t.variantLabel(
                labelOf(parameter),
                byVariant
                  .filter((row) => row.parameter === parameter)
                  .map((row) => `${valuesText(row, language)}: ${estimateText(row.difficulty)}`)
                  .join('; '),
              )}
              include={[0, 1]}
            />
          </div>
        ))}
      </div>
    </div>
  )
}

/** The heads of an estimate and of the number of students behind it. */
const EstimateHead = ({ label }: { label: string }) => (
  <>
    <th scope="col">{label}</th>
    <th scope="col">
      <span class="sr-only">{label}: </span>N
    </th>
  </>
)

const EstimateCells = (estimate: Estimate) => (
  <>
    <td class="estimate">{estimateText(estimate)}</td>
    <td>{estimate.n}</td>
  </>
)

function Plot(props: Parameters<typeof IntervalRows>[0]) {
  return props.rows.length === 0 ? null : <IntervalRows {...props} />
}

const rowOf = (name: string, { value, interval }: Estimate, accent: boolean): IntervalRow[] =>
  value === null
    ? []
    : [{ name, value, ...(interval ? { interval } : {}), class: accent ? 'accent' : 'cool' }]

/** ".52 [.39, .65]" */
const estimateText = ({ value, interval }: Estimate): string =>
  value === null ? '–' : `${share(value)}${interval ? ` ${intervalText(interval, 2, true)}` : ''}`

/** The idea that a tag stands for; a tag of an older exercise, which has none here, is read as words. */
const tagText = (tag: string, ideas: ItemPanelProps['ideas']) => ideas[tag] ?? tag.replaceAll('-', ' ')

const valuesText = ({ values }: VariantDifficulty, language: Language): string =>
  Array.isArray(values)
    ? values.map((value) => formatValue(value as number, language)).join('–')
    : formatValue(values as number, language)
