import { model, type SharingValues } from '../../core/replicator/model.ts'
import type { Language } from '../../core/text.ts'
import { PayoffMatrix } from '../../figures/game/PayoffMatrix.tsx'
import { ModelFigure } from '../ModelFigure.tsx'

interface SharingPayoffsProps {
  language: Language
  controls?: readonly (keyof SharingValues & string)[]
}

/** What each side receives in the four cases, with the best responses marked. */
export default function SharingPayoffs({
  language,
  controls = ['customerUnitCost', 'enterpriseUnitCost', 'synergy', 'subsidy'],
}: SharingPayoffsProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result }) => {
        const cells = cellNames.filter((_, k) => isEquilibrium(result.payoffs, k))
        const list = (lang: Language) => cells.map((cell) => cell[lang]).join(lang === 'zh' ? '、' : ', ')
        return {
          en: cells.length
            ? `Equilibria in pure strategies: ${list('en')}.`
            : 'No equilibrium in pure strategies.',
          zh: cells.length ? `纯策略均衡：${list('zh')}。` : '没有纯策略均衡。',
        }
      }}
      series={({ result }) => ({
        cell: cellNames.map((cell) => cell.en),
        customer: result.payoffs.flat().map(([customer]) => customer),
        enterprise: result.payoffs.flat().map(([, enterprise]) => enterprise),
      })}
    >
      {({ result }) => (
        <PayoffMatrix
          payoffs={result.payoffs}
          caption={t.caption}
          row={{ name: t.customer, actions: [t.shares, t.silent] }}
          column={{ name: t.enterprise, actions: [t.shares, t.silent] }}
          words={t}
        />
      )}
    </ModelFigure>
  )
}

const cellNames = [
  { en: 'both share', zh: '双方共享' },
  { en: 'only the customer shares', zh: '仅顾客共享' },
  { en: 'only the enterprise shares', zh: '仅企业共享' },
  { en: 'neither shares', zh: '双方都不共享' },
]

function isEquilibrium(payoffs: readonly (readonly (readonly [number, number])[])[], k: number): boolean {
  const [i, j] = [k >> 1, k & 1]
  return payoffs[i][j][0] >= payoffs[1 - i][j][0] && payoffs[i][j][1] >= payoffs[i][1 - j][1]
}

const words = {
  en: {
    caption: 'Value per period: customer, enterprise',
    customer: 'Customer',
    enterprise: 'Enterprise',
    shares: 'shares',
    silent: 'keeps silent',
    best: 'best response',
    equilibrium: 'equilibrium',
    key: 'Underlined: the best response to what the other does.',
  },
  zh: {
    caption: '每期价值：顾客，企业',
    customer: '顾客',
    enterprise: '企业',
    shares: '共享',
    silent: '不共享',
    best: '最优反应',
    equilibrium: '均衡',
    key: '下划线：对另一方做法的最优反应。',
  },
}
