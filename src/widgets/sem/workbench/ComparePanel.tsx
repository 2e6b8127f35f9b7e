import { compareModels } from '../../../core/sem/compareModels.ts'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { SemOptions } from '../../../core/sem/options.ts'
import type { Language } from '../../../core/text.ts'
import { coefficient, pText } from '../../../figures/path-diagram/valueText.ts'
import { Scrolling } from '../../Scrolling.tsx'

/** A fit set aside. */
export interface KeptModel {
  readonly name: string
  readonly model: string
  readonly options: SemOptions
  readonly result: SemResult
}

interface ComparePanelProps {
  kept: readonly KeptModel[]
  current: SemResult | null
  language: Language
  onKeep: () => void
  onOpen: (kept: KeptModel) => void
  onDrop: (kept: KeptModel) => void
}

/** Models set aside, beside the present one: fit, and the difference to it. */
export function ComparePanel({ kept, current, language, onKeep, onOpen, onDrop }: ComparePanelProps) {
  const t = words[language]
  const rows = [
    ...kept.map((each) => ({ ...each, kept: each })),
    ...(current ? [{ name: t.now, result: current, kept: null }] : []),
  ]
  const number = (value: number | null | undefined, digits: number) =>
    typeof value === 'number' ? coefficient(value, digits) : '–'
  return (
    <div>
      <p>
        <button type="button" class="button" disabled={!current?.converged} onClick={onKeep}>
          {t.keep}
        </button>{' '}
        <span class="hint">{t.hint}</span>
      </p>
      {kept.length > 0 && (
        <Scrolling class="scroll" label={t.caption}>
          <table class="table estimates">
            <caption>{t.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t.model}</th>
                {['χ²', 'df', 'CFI', 'RMSEA', 'SRMR', 'AIC', 'BIC', 'Δχ²', 'Δdf', 'p'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, result, kept: own }) => {
                const difference = own && current ? differenceOf(result, current) : null
                const { fit } = result
                return (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>{number(fit['chisq.scaled'] ?? fit.chisq, 2)}</td>
                    <td>{fit.df}</td>
                    <td>{number(fit.cfi, 3)}</td>
                    <td>{number(fit.rmsea, 3)}</td>
                    <td>{number(fit.srmr, 3)}</td>
                    <td>{number(fit.aic, 1)}</td>
                    <td>{number(fit.bic, 1)}</td>
                    <td>{difference ? number(difference.chisq, 2) : ''}</td>
                    <td>{difference?.chisq != null ? difference.df : ''}</td>
                    <td>{difference ? pText(difference.pvalue) : ''}</td>
                    <td>
                      {own && (
                        <>
                          <button type="button" class="quiet" onClick={() => onOpen(own)}>
                            {t.open}
                          </button>{' '}
                          <button type="button" class="quiet" onClick={() => onDrop(own)}>
                            {t.drop}
                          </button>
                        </>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          {current &&
            kept.map((each) => {
              const difference = differenceOf(each.result, current)
              return (
                <p key={each.name}>
                  {t.against(each.name)} {difference ? difference.text[language] : t.incomparable}
                </p>
              )
            })}
        </Scrolling>
      )}
    </div>
  )
}

function differenceOf(a: SemResult, b: SemResult) {
  try {
    return compareModels(a, b)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const words = {
  en: {
    keep: 'Keep this model',
    hint: 'Then change the model: both stand side by side, with the test of nested models.',
    caption: 'Models',
    model: 'model',
    now: 'now',
    open: 'Open',
    drop: 'Drop',
    against: (name: string) => `${name} and the present model:`,
    incomparable: 'They were not fitted to the same rows, or one did not converge; they cannot be compared.',
  },
  zh: {
    keep: '留存此模型',
    hint: '再修改模型，两者便并列显示，并作嵌套模型检验。',
    caption: '模型',
    model: '模型',
    now: '当前',
    open: '打开',
    drop: '删去',
    against: (name: string) => `${name}与当前模型：`,
    incomparable: '两者所用的数据行不同，或其中之一没有收敛，无法比较。',
  },
}
