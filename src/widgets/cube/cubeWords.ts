import type { Language } from '../../core/text.ts'

/** The words that the figures of the cube have in common. */
export const cubeWords = {
  en: {
    axes: ['depth of the relationship, g', 'emotion', 'mean loyalty'] as [string, string, string],
    months: 'month',
    month: (month: number) => `month ${month}`,
    value: {
      axis: 'value points',
      value: 'value V',
      level: 'CL',
      alternative: 'CLalt',
      equity: 'equity EQ',
      reference: 'yardstick R',
    },
    retention: {
      axis: 'stay this month',
      satisfied: 'satisfied',
      lockedIn: 'dissatisfied',
      leave: 'leave',
    },
    loyalty: 'loyalty',
    loyalties: ['cognitive', 'affective', 'intention', 'behavioural'],
    valueLabel: 'Value and what it is compared with, month by month.',
    retentionLabel: 'Those who stay each month, satisfied or not.',
    loyaltyLabel: 'The four loyalties, month by month.',
  },
  zh: {
    axes: ['关系深度 g', '消费情感', '平均忠诚度'] as [string, string, string],
    months: '月份',
    month: (month: number) => `第 ${month} 个月`,
    value: {
      axis: '价值点',
      value: '价值 V',
      level: 'CL',
      alternative: 'CLalt',
      equity: '公平 EQ',
      reference: '参照点 R',
    },
    retention: { axis: '当月留下', satisfied: '满意', lockedIn: '不满意', leave: '离开' },
    loyalty: '忠诚度',
    loyalties: ['认知', '情感', '意向', '行为'],
    valueLabel: '逐月的价值与比较的参照。',
    retentionLabel: '每月留下的人，其中满意与不满意的各占多少。',
    loyaltyLabel: '四种忠诚逐月的变化。',
  },
} as const satisfies Record<Language, unknown>
