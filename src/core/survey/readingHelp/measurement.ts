import type { ReadingHelp } from '../readingHelp.ts'

export const measurementHelp = {
  alpha: {
    label: { en: 'Cronbach’s α', zh: 'Cronbach α 系数' },
    says: {
      en: 'How consistently the items of a scale answer together: the share of the sum’s variance that they have in common, when all items are equally good.',
      zh: '量表各题项的回答有多一致：当各题项质量相同时，它是总分方差中共同部分所占的比例。',
    },
    cutOff: {
      rule: { en: 'at least .70', zh: '不低于 0.70' },
      source: 'Nunnally (1978)',
      holds: (value) => value >= 0.7,
    },
    caution: {
      en: 'A high α does not show that the items measure one thing: it rises with their number. Above .95 they probably repeat one another.',
      zh: 'α 高并不说明题项测的是同一件事：题项越多，α 越大。超过 0.95 时，题项多半只是在重复。',
    },
  },
  alphaIfDropped: {
    label: { en: 'α if the item is dropped', zh: '删除该题项后的 α' },
    says: {
      en: 'What α would be without this item. If it rises clearly, the item does not go with the others: read its wording before dropping it.',
      zh: '去掉这个题项后的 α。如果明显升高，说明它与其他题项不合拍：删除之前，先看看它的措辞。',
    },
  },
  itemRestCorrelation: {
    label: { en: 'item–rest correlation', zh: '题项与其余题项总分的相关' },
    says: {
      en: 'How an item goes with the sum of the other items. A negative one was probably not reversed.',
      zh: '一个题项与其余题项总分的相关程度。若为负，多半是反向题忘了反转。',
    },
    cutOff: {
      rule: { en: 'at least .30', zh: '不低于 0.30' },
      source: 'Nunnally & Bernstein (1994)',
      holds: (value) => value >= 0.3,
    },
  },
  omega: {
    label: { en: 'McDonald’s ω', zh: 'McDonald ω 系数' },
    says: {
      en: 'The share of the sum’s variance that the construct explains, each item with its own loading. Unlike α it does not suppose that items are equally good.',
      zh: '总分方差中由构念解释的比例，每个题项用各自的载荷。与 α 不同，它不假定各题项质量相同。',
    },
    cutOff: {
      rule: { en: 'at least .70, as for α', zh: '不低于 0.70，与 α 相同' },
      source: 'Hair, Black, Babin & Anderson (2010)',
      holds: (value) => value >= 0.7,
    },
  },
  compositeReliability: {
    label: { en: 'composite reliability (CR)', zh: '组合信度（CR）' },
    says: {
      en: 'As ω, computed from standardised loadings: how reliably the items together stand for their construct.',
      zh: '与 ω 相同，只是用标准化载荷计算：这组题项合起来代表其构念有多可靠。',
    },
    cutOff: {
      rule: { en: 'at least .70', zh: '不低于 0.70' },
      source: 'Hair, Black, Babin & Anderson (2010)',
      holds: (value) => value >= 0.7,
    },
  },
  ave: {
    label: { en: 'average variance extracted (AVE)', zh: '平均方差抽取量（AVE）' },
    says: {
      en: 'How much of an average item’s variance its construct explains. Below one half, more of it is error than construct.',
      zh: '平均而言，题项的方差有多少由构念解释。低于一半，就说明误差比构念还多。',
    },
    cutOff: {
      rule: { en: 'at least .50', zh: '不低于 0.50' },
      source: 'Fornell & Larcker (1981)',
      holds: (value) => value >= 0.5,
    },
  },
  fornellLarcker: {
    label: { en: 'Fornell–Larcker criterion', zh: 'Fornell–Larcker 准则' },
    says: {
      en: 'On the diagonal the root of AVE, off it the correlations of constructs. Each number on the diagonal should be the largest of its row and column: a construct is closer to its own items than to another construct.',
      zh: '对角线上是 AVE 的平方根，其余是构念间的相关系数。对角线上的数应是所在行和列中最大的：构念与自己的题项比与别的构念更近。',
    },
    caution: {
      en: 'It often misses a lack of discriminant validity that HTMT finds.',
      zh: 'HTMT 能发现的区分效度不足，这条准则常常发现不了。',
    },
  },
  htmt: {
    label: { en: 'heterotrait–monotrait ratio (HTMT)', zh: '异质—单质比（HTMT）' },
    says: {
      en: 'How strongly items of two constructs correlate, beside items of the same construct: an estimate of the constructs’ own correlation. Near 1, the two are one.',
      zh: '两个构念的题项之间的相关，相对于同一构念内题项的相关：可看作两个构念真实相关的估计。接近 1，二者其实是一回事。',
    },
    cutOff: {
      rule: {
        en: 'below .85, or .90 for constructs of related meaning',
        zh: '低于 0.85；含义相近的构念可放宽到 0.90',
      },
      source: 'Henseler, Ringle & Sarstedt (2015)',
      holds: (value) => value < 0.85,
    },
  },
  harman: {
    label: { en: 'Harman’s single-factor share', zh: 'Harman 单因子方差比例' },
    says: {
      en: 'How much of all items’ variance a single unrotated factor holds. If it were most of it, one common source — such as answering everything in one mood — might explain the data.',
      zh: '一个未旋转的因子占全部题项方差的多少。如果占了大部分，数据可能出自同一来源，比如受访者凭同一种心情答完所有题目。',
    },
    cutOff: {
      rule: { en: 'below 50%', zh: '低于 50%' },
      source: 'Podsakoff & Organ (1986)',
      holds: (value) => value < 0.5,
    },
    caution: {
      en: 'Passing it does not show that there is no common-method bias (Podsakoff, MacKenzie, Lee & Podsakoff 2003).',
      zh: '通过它并不能证明没有共同方法偏差（Podsakoff、MacKenzie、Lee、Podsakoff，2003）。',
    },
  },
} as const satisfies Readonly<Record<string, ReadingHelp>>
