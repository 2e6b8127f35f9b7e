import { useId, useState } from 'preact/hooks'
import { claims, themes, type Claim, type ClaimTheme } from '../../core/loyalty/claims/claims.ts'
import type { Contract } from '../../core/loyalty/claims/convert.ts'
import type { model } from '../../core/loyalty/claims/model.ts'
import { readClaim, settingsOf } from '../../core/loyalty/claims/readClaim.ts'
import type { Language } from '../../core/text.ts'
import { percent } from '../../figures/shortNumber.ts'
import { Scrolling } from '../Scrolling.tsx'
import { Spoken } from '../Summary.tsx'
import type { Live } from '../useStore.ts'

interface ClaimCardsProps {
  live: Live<typeof model>
  language: Language
}

type Use = 'all' | 'can' | 'cannot'

/** Every percentage of the source as a card: what it says, who is named for it, and what lifetime value makes of it. */
export function ClaimCards({ live, language }: ClaimCardsProps) {
  const t = words[language]
  const [theme, setTheme] = useState<ClaimTheme | 'all'>('all')
  const [use, setUse] = useState<Use>('all')
  const ids = { theme: useId(), use: useId() }
  const shown = claims.filter(
    (claim) =>
      (theme === 'all' || claim.theme === theme) &&
      (use === 'all' || (use === 'can') === (settingsOf(claim) !== null)),
  )
  return (
    <div class="claim-cards">
      <div class="filters">
        <div class="control">
          <label for={ids.theme}>{t.theme}</label>
          <select
            id={ids.theme}
            value={theme}
            onChange={(event) => setTheme(event.currentTarget.value as ClaimTheme | 'all')}
          >
            <option value="all">{t.everything}</option>
            {Object.entries(themes).map(([name, label]) => (
              <option key={name} value={name}>
                {label[language]}
              </option>
            ))}
          </select>
        </div>
        <div class="control">
          <label for={ids.use}>{t.use}</label>
          <select id={ids.use} value={use} onChange={(event) => setUse(event.currentTarget.value as Use)}>
            <option value="all">{t.everything}</option>
            <option value="can">{t.can}</option>
            <option value="cannot">{t.cannot}</option>
          </select>
        </div>
        <p class="count">{t.count(shown.length, claims.length)}</p>
        <Spoken text={t.count(shown.length, claims.length)} />
      </div>
      <Scrolling class="cards" label={t.cards}>
        <ul>
          {shown.map((claim) => (
            <Card key={claim.id} claim={claim} live={live} language={language} />
          ))}
        </ul>
        {shown.length === 0 && <p>{t.nothing}</p>}
      </Scrolling>
    </div>
  )
}

function Card({ claim, live, language }: ClaimCardsProps & { claim: Claim }) {
  const t = words[language]
  const { store, values } = live
  const settings = settingsOf(claim)
  const putIn = () => {
    store.set(settings as Partial<typeof values>)
    store.settle()
  }
  return (
    <li>
      <p class="said">{claim.text[language]}</p>
      <p class="whom">{claim.attributed ? t.named(claim.attributed) : t.nobody}</p>
      <p class="read">{tell(claim, values, language)}</p>
      {settings && (
        <button type="button" class="quiet" disabled={!live.ready} onClick={putIn}>
          {t.putIn}
          <span class="sr-only">: {claim.text[language]}</span>
        </button>
      )}
    </li>
  )
}

/** What lifetime value makes of a claim, in a sentence. */
function tell(claim: Claim, contract: Contract, language: Language): string {
  const t = words[language]
  const reading = readClaim(claim, contract)
  switch (reading.as) {
    case 'change': {
      const { of, relative, points } = reading
      const part = relative ? money(relative) : t.impossible
      if (of === 'spend') return t.spend(part)
      const inPoints = points ? money(points) : t.impossible
      return `${of === 'conversion' ? t.perReached : t.each}${t.both(part, inPoints)}${claim.inPoints ? t.saysPoints : ''}`
    }
    case 'multiple':
      return t.needs(reading.needed ? range(reading.needed, (r) => percent(r, 1)) : t.impossible)
    case 'level':
      return t.level(money(reading.value))
    default:
      return t.none[reading.why]
  }
}

const range = ([low, high]: readonly [number, number], show: (value: number) => string) =>
  low === high ? show(low) : `${show(Math.min(low, high))}–${show(Math.max(low, high))}`
const money = (ends: readonly [number, number]) =>
  range(ends, (value) => (value < 100 ? value.toFixed(1) : value.toFixed(0)))

const words = {
  en: {
    theme: 'Theme',
    use: 'For the converter',
    everything: 'all',
    can: 'can be put in',
    cannot: 'cannot be put in',
    count: (shown: number, all: number) => `${shown} of ${all} claims`,
    cards: 'Claims of source 004, none of them verified',
    nothing: 'No claim of this kind under this theme.',
    named: (whom: string) => `The source names: ${whom}.`,
    nobody: 'The source names nobody.',
    putIn: 'Put it in',
    impossible: 'impossible',
    each: 'A customer is then worth ',
    perReached: 'A person reached is then worth ',
    both: (relative: string, points: string) => `${relative} if relative, ${points} if in points.`,
    saysPoints: ' The source says points.',
    spend: (value: string) => `A customer is then worth ${value}, if the claim is an effect.`,
    needs: (retention: string) => `By retention alone it needs ${retention}.`,
    level: (value: string) => `At this retention a period, a customer is worth ${value}.`,
    none: {
      opinion: 'What part of people say or do something is not a change. No value follows.',
      part: 'A part of a whole has no before and after. No value follows.',
      feeling: 'Of what? It would first have to be turned into retention.',
      referral: 'How many others a customer brings: see the figure on referral.',
      cost: 'A cost, not the worth of a customer: see the figure on referral.',
      price: 'A response to price: an elasticity of about −2, see the section on price wars.',
      forecast: 'How good a forecast is, and less than it seems: see chapter 15.',
    },
  },
  zh: {
    theme: '主题',
    use: '能否代入换算',
    everything: '全部',
    can: '可以代入',
    cannot: '无法代入',
    count: (shown: number, all: number) => `${all} 条说法中的 ${shown} 条`,
    cards: '文献 004 中的各种说法，均未经核实',
    nothing: '这个主题下没有这类说法。',
    named: (whom: string) => `原文提到：${chineseNames[whom] ?? whom}。`,
    nobody: '原文未说明出处。',
    putIn: '代入',
    impossible: '不可能',
    each: '一位顾客将值 ',
    perReached: '每触达一人将值 ',
    both: (relative: string, points: string) => `${relative}（相对变化）或 ${points}（百分点）。`,
    saysPoints: '原文说的是百分点。',
    spend: (value: string) => `若确为效果，一位顾客将值 ${value}。`,
    needs: (retention: string) => `若只靠留存率，需达到 ${retention}。`,
    level: (value: string) => `若每期留存率如此，一位顾客值 ${value}。`,
    none: {
      opinion: '多少人这样说、这样做，本身不是变化，推不出价值。',
      part: '整体中的一份，没有前后之分，推不出价值。',
      feeling: '先要说明它使留存率变化多少，才能换算。',
      referral: '说的是一位顾客带来几位新客，见推荐一图。',
      cost: '说的是成本，不是顾客的价值，见推荐一图。',
      price: '说的是对价格的反应，约合弹性 −2，见价格战一节。',
      forecast: '说的是预测有多准，其实没有听上去那么准，见第 15 章。',
    },
  },
}

/** Those whom the source names by what they are; names proper stay as they are. */
const chineseNames: Readonly<Record<string, string>> = {
  'a survey': '一项调查',
  'a study': '一项研究',
  research: '研究',
  'a retailer': '某零售企业',
  'a global survey': '一项全球调查',
  'a mobility platform': '某出行平台',
  'a car maker': '某汽车品牌',
  'an aggregate analysis': '一项综合分析',
  'a hotel': '某酒店',
  'a cosmetics brand': '某美妆品牌',
  'an e-commerce platform': '某电商平台',
  'a survey, 2023': '2023 年的一项调查',
  "Amazon's annual report": '亚马逊年报',
  'a bank': '某银行',
  'a sports brand': '某运动品牌',
  'Parasuraman et al., 2005': 'Parasuraman 等，2005',
  'Kumar et al., 2017': 'Kumar 等，2017',
  'Nielsen, 2022': '尼尔森，2022',
  'Statista, 2023': 'Statista，2023',
  'Forrester, 2022': 'Forrester，2022',
  'J.D. Power, 2021': 'J.D. Power，2021',
  'Kantar, 2023': '凯度，2023',
  'Global Customer Value Index 2023': '《全球顾客价值指数 2023》',
  'Service Design Journal, 2020': 'Service Design Journal，2020',
}
