import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { ModificationIndex } from '../../../core/sem/modificationIndices.ts'
import type { Language } from '../../../core/text.ts'
import { coefficient } from '../../../figures/path-diagram/valueText.ts'
import { nameOf } from '../EstimateTable.tsx'
import { Scrolling } from '../../Scrolling.tsx'

interface ModificationPanelProps {
  result: SemResult
  language: Language
  onFree: (index: ModificationIndex) => void
}

/** What freeing one more parameter would bring, the largest first. */
export function ModificationPanel({ result, language, onFree }: ModificationPanelProps) {
  const t = words[language]
  const list = (result.modindices ?? []).filter(({ op }) => op !== '~1').slice(0, 25)
  const hasGroups = result.table.groups.length > 1
  return (
    <Scrolling class="scroll" label={t.caption}>
      <p class="hint">{t.caution}</p>
      <table class="table estimates">
        <caption>{t.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.parameter}</th>
            {hasGroups && <th scope="col">{t.group}</th>}
            <th scope="col">MI</th>
            <th scope="col">{t.change}</th>
            <th scope="col">{t.standardised}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {list.map((index) => (
            <tr key={`${nameOf(index)} ${index.group}`}>
              <th scope="row">{nameOf(index)}</th>
              {hasGroups && <td>{result.table.groups[index.group - 1]}</td>}
              <td>{index.mi.toFixed(2)}</td>
              <td>{coefficient(index.epc, 3)}</td>
              <td>{index['sepc.all'] === null ? '–' : coefficient(index['sepc.all'], 3)}</td>
              <td>
                <button type="button" class="quiet" onClick={() => onFree(index)}>
                  {t.free}
                  <code class="sr-only">{nameOf(index)}</code>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

const words = {
  en: {
    caution:
      'By how much χ² would fall if one more parameter were free. Free only what theory could have said beforehand, one at a time.',
    caption: 'Modification indices',
    parameter: 'parameter',
    group: 'group',
    change: 'expected value',
    standardised: 'standardised',
    free: 'Free',
  },
  zh: {
    caution: '多释放一个参数，χ² 大约会下降多少。只释放理论上事先就能提出的参数，而且一次一个。',
    caption: '修正指数',
    parameter: '参数',
    group: '组',
    change: '预期值',
    standardised: '标准化',
    free: '释放',
  },
}
