import { defineModel } from '../model/model.ts'
import type { Text } from '../text.ts'
import { firstBest, secondBest, type Contract } from './contract.ts'
import { effortPeak } from './effortPeak.ts'
import { parameters, type ContractValues } from './parameters.ts'
import { singleElasticity, type Kind } from './technology.ts'

function solve(values: ContractValues) {
  const single = values.form === 'single'
  const best = firstBest(values)
  const contract = secondBest(values)
  return {
    secondBest: contract,
    firstBest: best,
    /** Profit lost because effort cannot be seen. */
    agencyCost: best.profit - contract.profit,
    /** The η in use. */
    elasticity: single ? singleElasticity : values.elasticity,
    /** Where total effort is greatest, over all mixes. */
    peak: { secondBest: effortPeak(values, 'secondBest'), firstBest: effortPeak(values, 'firstBest') },
    /** Kinds alike, a share for each, η ≤ 1/3: then both peaks are proved to be at ½. */
    peakIsProved: !single && values.tacitPremium === 1 && values.elasticity <= 1 / 3,
    caution: !single && values.elasticity > 1 / 3 ? steepCaution : null,
  }
}

const steepCaution: Text = {
  en: 'Beyond an elasticity of ⅓ the second-best effort curve need not be concave, and its peak need not lie at ½.',
  zh: '弹性超过 ⅓ 时，次优努力曲线未必是凹的，峰值也未必在 ½ 处。',
}

export type ContractResult = ReturnType<typeof solve>

const effortUnit = { en: 'effort', zh: '努力' }
const money = { en: 'value', zh: '价值' }
const second = (of: (contract: Contract) => number) => (result: ContractResult) => of(result.secondBest)
const first = (of: (contract: Contract) => number) => (result: ContractResult) => of(result.firstBest)
const effort = (kind: Kind | 'total') => (contract: Contract) => contract.effort[kind]
const share = (kind: Kind) => (contract: Contract) => contract.shares[kind]

/** What not seeing effort does to profit, as the summary's sentence ends; at a loss there would be no contract. */
function moneyText(profit: number, profitSeen: number, agencyCost: number): Text {
  if (profit < 0) {
    const loss = (-profit).toFixed(2)
    return {
      en: `. The enterprise would make it at a loss of ${loss}: it would offer no contract.`,
      zh: `。企业将亏损 ${loss}，因此不会提出合约。`,
    }
  }
  if (profitSeen === 0) return { en: '.', zh: '。' }
  const lost = percent(agencyCost / profitSeen)
  return { en: `; not seeing it costs ${lost} of profit.`, zh: `；无法观察努力使利润减少 ${lost}。` }
}

const percent = (part: number) => `${Math.round(100 * part)}%`

/** Making sharing pay: the enterprise as principal, the customer as agent, knowledge explicit and tacit. */
export const model = defineModel({
  id: 'incentive',
  title: { en: 'The incentive contract', zh: '激励合约' },
  describe: {
    en: 'The linear contract by which an enterprise best rewards a customer who shares explicit and tacit knowledge, with effort seen and unseen.',
    zh: '企业如何用线性合约激励顾客共享显性与隐性知识：努力可观察与不可观察两种情形下的最优解。',
  },
  version: 1,
  groups: {
    contract: { en: 'Contract', zh: '合约' },
    knowledge: { en: 'Knowledge', zh: '知识' },
    customer: { en: 'Customer', zh: '顾客' },
  },
  parameters,
  presets: {
    default: { label: { en: 'Kinds alike', zh: '两类知识对等' }, values: {} },
    cautious: { label: { en: 'A cautious customer', zh: '谨慎的顾客' }, values: { riskAversion: 4 } },
    mostlyTacit: {
      label: { en: 'Mostly tacit, hard to measure', zh: '以隐性为主、难以衡量' },
      values: { tacitFraction: 0.8, noise: 2 },
    },
    preciousTacit: {
      label: { en: 'Tacit knowledge worth more', zh: '隐性知识更有价值' },
      values: { tacitPremium: 1.5, tacitFraction: 0.6 },
    },
    oneShare: {
      label: { en: 'One share for both', zh: '统一分成' },
      values: { form: 'single', tacitPremium: 1.5 },
    },
  },
  solve,
  outputs: {
    shareExplicit: {
      label: { en: 'Share, explicit', zh: '显性知识分成' },
      describe: {
        en: 'Part of the measured value of explicit knowledge that goes to the customer when effort is unseen.',
        zh: '努力不可观察时，显性知识可测价值中归顾客的比例。',
      },
      symbol: '\\beta_E',
      of: second(share('explicit')),
    },
    shareTacit: {
      label: { en: 'Share, tacit', zh: '隐性知识分成' },
      describe: {
        en: 'Part of the measured value of tacit knowledge that goes to the customer when effort is unseen.',
        zh: '努力不可观察时，隐性知识可测价值中归顾客的比例。',
      },
      symbol: '\\beta_T',
      of: second(share('tacit')),
    },
    fixedPay: {
      label: { en: 'Fixed pay', zh: '固定报酬' },
      describe: {
        en: 'What the customer is paid whatever comes out; negative: the customer pays to take part.',
        zh: '无论结果如何都支付给顾客的部分；为负表示顾客付费参与。',
      },
      symbol: '\\alpha',
      unit: money,
      of: second((contract) => contract.fixedPay),
    },
    effortExplicit: {
      label: { en: 'Effort, explicit', zh: '显性知识努力' },
      describe: {
        en: 'Effort on explicit knowledge when effort is unseen.',
        zh: '努力不可观察时投入显性知识的努力。',
      },
      symbol: 'e_E',
      unit: effortUnit,
      of: second(effort('explicit')),
    },
    effortTacit: {
      label: { en: 'Effort, tacit', zh: '隐性知识努力' },
      describe: {
        en: 'Effort on tacit knowledge when effort is unseen.',
        zh: '努力不可观察时投入隐性知识的努力。',
      },
      symbol: 'e_T',
      unit: effortUnit,
      of: second(effort('tacit')),
    },
    effortTotal: {
      label: { en: 'Total effort', zh: '总努力' },
      describe: { en: 'Effort on both kinds when effort is unseen.', zh: '努力不可观察时的总努力。' },
      symbol: 'e',
      unit: effortUnit,
      of: second(effort('total')),
    },
    firstBestEffortExplicit: {
      label: { en: 'First-best effort, explicit', zh: '最优显性努力' },
      describe: {
        en: 'Effort on explicit knowledge when effort can be seen.',
        zh: '努力可观察时投入显性知识的努力。',
      },
      unit: effortUnit,
      of: first(effort('explicit')),
    },
    firstBestEffortTacit: {
      label: { en: 'First-best effort, tacit', zh: '最优隐性努力' },
      describe: {
        en: 'Effort on tacit knowledge when effort can be seen.',
        zh: '努力可观察时投入隐性知识的努力。',
      },
      unit: effortUnit,
      of: first(effort('tacit')),
    },
    firstBestEffortTotal: {
      label: { en: 'First-best total effort', zh: '最优总努力' },
      describe: { en: 'Effort on both kinds when effort can be seen.', zh: '努力可观察时的总努力。' },
      symbol: 'e^{*}',
      unit: effortUnit,
      of: first(effort('total')),
    },
    profit: {
      label: { en: 'Profit', zh: '企业利润' },
      describe: {
        en: 'The enterprise’s expected profit when effort is unseen.',
        zh: '努力不可观察时企业的期望利润。',
      },
      symbol: '\\pi',
      unit: money,
      of: second((contract) => contract.profit),
    },
    firstBestProfit: {
      label: { en: 'First-best profit', zh: '最优利润' },
      describe: { en: 'The enterprise’s profit when effort can be seen.', zh: '努力可观察时企业的利润。' },
      symbol: '\\pi^{*}',
      unit: money,
      of: first((contract) => contract.profit),
    },
    agencyCost: {
      label: { en: 'Agency cost', zh: '代理成本' },
      describe: {
        en: 'Profit lost because effort cannot be seen.',
        zh: '因努力不可观察而损失的利润。',
      },
      unit: money,
      of: (result) => result.agencyCost,
    },
    riskPremium: {
      label: { en: 'Risk premium', zh: '风险溢价' },
      describe: {
        en: 'What bearing the risk of pay costs the customer, and so the enterprise.',
        zh: '顾客承担报酬风险的代价，最终由企业补偿。',
      },
      unit: money,
      of: second((contract) => contract.riskPremium),
    },
    effortCost: {
      label: { en: 'Cost of effort', zh: '努力成本' },
      describe: { en: 'What the effort costs the customer, unseen.', zh: '努力不可观察时顾客的努力成本。' },
      unit: money,
      of: second((contract) => contract.effortCost),
    },
    expectedPay: {
      label: { en: 'Expected pay', zh: '期望报酬' },
      describe: { en: 'Fixed pay and expected shares.', zh: '固定报酬与期望分成之和。' },
      unit: money,
      of: second((contract) => contract.expectedPay),
    },
    certaintyEquivalent: {
      label: { en: 'Certainty equivalent', zh: '确定性等价' },
      describe: {
        en: 'What the contract is worth to the customer: expected pay less cost of effort and risk premium.',
        zh: '合约对顾客的价值：期望报酬减去努力成本与风险溢价。',
      },
      unit: money,
      of: second((contract) => contract.certaintyEquivalent),
    },
    peakTacitFraction: {
      label: { en: 'Peak of effort', zh: '努力峰值位置' },
      describe: {
        en: 'The tacit fraction at which total effort, unseen, is greatest.',
        zh: '努力不可观察时，总努力达到最大的隐性知识比例。',
      },
      symbol: '\\hat\\tau',
      of: (result) => result.peak.secondBest.tacitFraction,
    },
  },
  summary: ({ secondBest: contract, firstBest: best, agencyCost, caution }, { form, tacitFraction }) => {
    const { explicit, tacit } = contract.shares
    const money = moneyText(contract.profit, best.profit, agencyCost)
    const shares =
      form === 'single'
        ? { en: `one share of ${percent(tacit)}`, zh: `统一分成 ${percent(tacit)}` }
        : {
            en: `shares of ${percent(explicit)} for explicit and ${percent(tacit)} for tacit knowledge`,
            zh: `显性知识分成 ${percent(explicit)}、隐性知识分成 ${percent(tacit)}`,
          }
    const en = `With ${percent(tacitFraction)} tacit knowledge the best contract pays ${shares.en}. Total effort is ${contract.effort.total.toFixed(2)}, against ${best.effort.total.toFixed(2)} if effort could be seen`
    const zh = `隐性知识占 ${percent(tacitFraction)} 时，最优合约为${shares.zh}。总努力为 ${contract.effort.total.toFixed(2)}，若努力可观察则为 ${best.effort.total.toFixed(2)}`
    return {
      en: en + money.en + (caution ? ` ${caution.en}` : ''),
      zh: zh + money.zh + (caution?.zh ?? ''),
    }
  },
  references: ['liu2023', 'holmstrom1987', 'holmstrom1991'],
})
