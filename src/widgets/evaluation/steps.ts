import type { model } from '../../core/loyalty/evaluation/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language, Text } from '../../core/text.ts'
import { fixed, percent } from '../../figures/shortNumber.ts'

export type EvaluationValues = ValuesOf<typeof model>
export type EvaluationResult = ResultOf<typeof model>

export const STEPS = [
  'goal',
  'collect',
  'clean',
  'indicators',
  'weights',
  'score',
  'analyse',
  'act',
  'check',
] as const
export type Step = (typeof STEPS)[number]

interface StepSpec {
  readonly name: Text
  /** What is decided here, in one or two sentences. */
  readonly lead: Text
  readonly controls: readonly (keyof EvaluationValues & string)[]
  /** What came of it, for those who do not see it. */
  readonly summary: (r: EvaluationResult, v: EvaluationValues) => Text
}

/** Names of indicators, methods, segments and goals. */
export const names: Record<Language, Record<string, string>> = {
  en: {
    purchase: 'purchase',
    use: 'use',
    referral: 'referral',
    emotion: 'emotion',
    equal: 'equal',
    ahp: 'AHP',
    entropy: 'entropy',
    pca: 'component',
    lifeCycle: 'by tenure',
    top: 'top third',
    middle: 'middle third',
    bottom: 'bottom third',
    purchases: 'purchases in the next window',
    stay: 'share who buy again',
  },
  zh: {
    purchase: '购买',
    use: '使用',
    referral: '推荐',
    emotion: '情感',
    equal: '等权',
    ahp: '层次分析',
    entropy: '熵权',
    pca: '主成分',
    lifeCycle: '生命周期',
    top: '前三分之一',
    middle: '中间三分之一',
    bottom: '后三分之一',
    purchases: '下一窗口的购买次数',
    stay: '再次购买者的比例',
  },
}

/** The nine steps of the source, each with what is decided in it. */
export const steps: Readonly<Record<Step, StepSpec>> = {
  goal: {
    name: { en: 'Set the goal', zh: '确定目标' },
    lead: {
      en: 'Say what the score is for in a way that can turn out wrong. Here it is to foretell, from this window, what customers do in the next.',
      zh: '说清评价用来做什么，而且要说得可以被证伪。这里的用途是：由本窗口的数据预知顾客在下一窗口的行为。',
    },
    controls: ['goal'],
    summary: (r, v) => ({
      en: `The score is to foretell ${v.goal === 'stay' ? 'who buys again' : 'how much each customer buys'}. On average ${v.goal === 'stay' ? `${percent(mean(r.segments.map((s) => s.outcome)))} do` : `it is ${mean(r.segments.map((s) => s.outcome)).toFixed(2)} purchases`}.`,
      zh: `总分要预知${v.goal === 'stay' ? '谁会再买' : '每位顾客买多少'}。平均${v.goal === 'stay' ? `有 ${percent(mean(r.segments.map((s) => s.outcome)))} 的人再买` : `为 ${mean(r.segments.map((s) => s.outcome)).toFixed(2)} 次`}。`,
    }),
  },
  collect: {
    name: { en: 'Collect data', zh: '收集数据' },
    lead: {
      en: 'Purchases and use come from the files, referrals from a form, emotion from a survey that not everybody answers. Some people have two accounts.',
      zh: '购买与使用来自系统记录，推荐来自登记表，情感来自并非人人作答的问卷。有些人还有两个账户。',
    },
    controls: ['customers', 'response', 'twice'],
    summary: (r) => ({
      en: `${r.collected.people} people lie in the files as ${r.collected.accounts} accounts; ${r.collected.answers} accounts hold an answer to the survey.`,
      zh: `${r.collected.people} 位顾客在系统中成了 ${r.collected.accounts} 个账户，其中 ${r.collected.answers} 个有问卷回答。`,
    }),
  },
  clean: {
    name: { en: 'Clean', zh: '清洗数据' },
    lead: {
      en: 'Merging accounts gives people back their purchases. Leaving out those who did not answer looks tidy, and keeps the loyal.',
      zh: '合并账户，把购买还给同一个人。剔除未答问卷者看似整洁，留下的却偏向忠诚者。',
    },
    controls: ['merge', 'missing'],
    summary: (r) => ({
      en: `${r.collected.used} rows enter the score. They hold ${fixed(r.usedPurchases, 2)} purchases each, all people ${fixed(r.allPurchases, 2)}.`,
      zh: `进入评价的有 ${r.collected.used} 行，平均每行购买 ${fixed(r.usedPurchases, 2)} 次，而全体顾客平均为 ${fixed(r.allPurchases, 2)} 次。`,
    }),
  },
  indicators: {
    name: { en: 'Choose indicators', zh: '构建指标' },
    lead: {
      en: 'Four families, one indicator of each. Signs of one thing should go together; a column that goes with none of them measures something else, or nothing.',
      zh: '四类指标，各取一项。若都是同一事物的表现，就应彼此相关；与谁都不相关的那一列，测的是别的东西，或者什么也没测到。',
    },
    controls: ['usePurchase', 'useUse', 'useReferral', 'useEmotion', 'referralSignal'],
    summary: (r) => ({
      en: `In use: ${r.indicators.map((name) => names.en[name]).join(', ')}. ${largest(r, 'en')}`,
      zh: `所用指标：${r.indicators.map((name) => names.zh[name]).join('、')}。${largest(r, 'zh')}`,
    }),
  },
  weights: {
    name: { en: 'Choose weights', zh: '确定权重' },
    lead: {
      en: 'Equal, judged in pairs (AHP), by spread (entropy), by what is common (first component), or by tenure. Judgements that contradict each other show in a consistency ratio above .1.',
      zh: '等权、两两判断（层次分析法）、按离散程度（熵权）、按共同成分（第一主成分），或随生命周期而变。判断若自相矛盾，一致性比率会超过 0.1。',
    },
    controls: [
      'method',
      'purchaseUse',
      'purchaseReferral',
      'purchaseEmotion',
      'useToReferral',
      'useToEmotion',
      'referralEmotion',
    ],
    summary: (r, v) => ({
      en: `Weights by ${names.en[v.method]}: ${r.indicators.map((name, i) => `${names.en[name]} ${percent(r.weights[i])}`).join(', ')}. Consistency ratio of the judgements ${fixed(r.consistencyRatio, 3)}: ${r.consistencyRatio > 0.1 ? 'they contradict each other; judge again' : 'acceptable'}.`,
      zh: `${names.zh[v.method]}的权重：${r.indicators.map((name, i) => `${names.zh[name]} ${percent(r.weights[i])}`).join('、')}。判断的一致性比率为 ${fixed(r.consistencyRatio, 3)}，${r.consistencyRatio > 0.1 ? '自相矛盾，应重新判断' : '可以接受'}。`,
    }),
  },
  score: {
    name: { en: 'Score, and publish', zh: '计算与公布' },
    lead: {
      en: 'Each customer gets a score. What is published of it may betray a person; noise protects them, and costs precision. Shown for the net promoter score of those who answered.',
      zh: '每位顾客得到一个总分。公布结果可能泄露个人；加噪声可以保护他们，代价是精度。下面以回答者的净推荐值为例。',
    },
    controls: ['epsilon', 'method'],
    summary: (r, v) => ({
      en: `The net promoter score is ${points(r.nps)}, with a sampling error of ${points(r.samplingError, 1)}. At ε = ${v.epsilon} privacy adds noise of ${points(r.privacyNoise, 1)}; released is ${points(r.released)}.`,
      zh: `净推荐值为 ${points(r.nps)} 分，抽样误差 ${points(r.samplingError, 1)} 分。ε = ${v.epsilon} 时隐私保护另加 ${points(r.privacyNoise, 1)} 分噪声，公布的是 ${points(r.released)} 分。`,
    }),
  },
  analyse: {
    name: { en: 'Find segments and drivers', zh: '分群与驱动因素' },
    lead: {
      en: 'Three equal segments by score, and how each indicator goes with the outcome. A driver found this way is a correlate; whether it drives, the next step must find out.',
      zh: '按总分三等分，再看各指标与结果的相关。这样找到的“驱动因素”只是相关因素，是否真能驱动，要靠下一步去检验。',
    },
    controls: ['method', 'referralSignal'],
    summary: (r) => ({
      en: `The top third buys ${fixed(r.segments[0].next, 2)} times in the next window, the middle ${fixed(r.segments[1].next, 2)}, the bottom ${fixed(r.segments[2].next, 2)}. Correlation with the goal: ${r.drivers.map((d) => `${names.en[d.indicator]} ${fixed(d.correlation, 2)}`).join(', ')}.`,
      zh: `下一窗口中，前三分之一平均购买 ${fixed(r.segments[0].next, 2)} 次，中间 ${fixed(r.segments[1].next, 2)} 次，后三分之一 ${fixed(r.segments[2].next, 2)} 次。与目标的相关：${r.drivers.map((d) => `${names.zh[d.indicator]} ${fixed(d.correlation, 2)}`).join('、')}。`,
    }),
  },
  act: {
    name: { en: 'Act, with a control group', zh: '带对照组的行动' },
    lead: {
      en: 'A measure for one segment: half of those chosen by lot get it. How many are needed depends on how much is hoped for.',
      zh: '只对一个群体采取措施，并抽签决定哪一半的人得到它。需要多少人，取决于期望多大的效果。',
    },
    controls: ['target', 'effect'],
    summary: (r, v) => ({
      en: `If the measure raises purchases of the ${names.en[v.target]} by ${percent(v.effect)}, that is ${fixed(r.gain, 2)} a head. To see it takes ${r.trial ?? '–'} customers with the measure and as many without; the segment has ${r.segments[segmentOf(v)].customers}.`,
      zh: `若措施使${names.zh[v.target]}的购买提高 ${percent(v.effect)}，即人均 ${fixed(r.gain, 2)} 次，则措施组与对照组各需 ${r.trial ?? '–'} 人才看得出来；而该群体只有 ${r.segments[segmentOf(v)].customers} 人。`,
    }),
  },
  check: {
    name: { en: 'Check on the next window', zh: '用下一窗口检验' },
    lead: {
      en: 'The window has passed. Which weights put customers in the order in which they then bought? The answer improves the next round.',
      zh: '窗口已过。哪种权重排出的次序与顾客后来的购买最接近？答案用来改进下一轮评价。',
    },
    controls: ['method', 'goal', 'customers'],
    summary: (r, v) => ({
      en: `Rank correlation with the next window: ${r.methods.map((m) => `${names.en[m.method]} ${fixed(m.nextWindow, 2)}`).join(', ')}, each ± ${fixed(1.96 * r.checkError, 2)}. Best here: ${names.en[r.best]}${r.best === v.method ? ', the one you chose' : ''}.`,
      zh: `与下一窗口的秩相关：${r.methods.map((m) => `${names.zh[m.method]} ${fixed(m.nextWindow, 2)}`).join('、')}，误差各为 ± ${fixed(1.96 * r.checkError, 2)}。此处最好的是${names.zh[r.best]}${r.best === v.method ? '，正是你所选' : ''}。`,
    }),
  },
}

export const segmentOf = (v: EvaluationValues) => ({ top: 0, middle: 1, bottom: 2 })[v.target]
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
export const points = (score: number, digits = 0) => fixed(100 * score, digits)

function largest({ correlations, indicators }: EvaluationResult, language: Language): string {
  const pairs = indicators.flatMap((a, i) =>
    indicators.slice(i + 1).map((b, k) => ({ a, b, value: correlations[i][i + 1 + k] })),
  )
  if (pairs.length === 0)
    return language === 'zh' ? '只有一项指标，无所谓加权。' : 'One indicator needs no weights.'
  const most = pairs.reduce((x, y) => (y.value > x.value ? y : x))
  const least = pairs.reduce((x, y) => (y.value < x.value ? y : x))
  const pair = ({ a, b, value }: (typeof pairs)[number]) =>
    language === 'zh'
      ? `${names.zh[a]}与${names.zh[b]} ${fixed(value, 2)}`
      : `${names.en[a]} and ${names.en[b]} ${fixed(value, 2)}`
  return language === 'zh'
    ? `相关最高的是${pair(most)}，最低的是${pair(least)}。`
    : `Correlations run from ${pair(least)} to ${pair(most)}.`
}
