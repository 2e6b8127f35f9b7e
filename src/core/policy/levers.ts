import type { Text } from '../text.ts'
import type { Situation } from './situation.ts'

/** The three headings under which the source orders what promotes sharing. */
export type Heading = 'subject' | 'object' | 'environment'

/** One thing a lever does: it moves a parameter of a model from where it stands towards `full`. */
export interface Link {
  readonly model: keyof Situation
  readonly parameter: string
  /** Value at full intensity, this lever alone. */
  readonly full: number
  /** The assumption: why the lever should move this, this way. */
  readonly because: Text
}

export interface Lever {
  readonly heading: Heading
  readonly label: Text
  readonly describe: Text
  readonly symbol: string
  /** Spending at full intensity beside the set-up, in money of the budget; it grows in proportion to intensity. */
  readonly price: number
  readonly links: readonly Link[]
}

function link<M extends keyof Situation>(
  model: M,
  parameter: keyof Situation[M] & string,
  full: number,
  en: string,
  zh: string,
): Link {
  return { model, parameter, full, because: { en, zh } }
}

/**
 * The levers of chapter 9. Directions follow the findings of chapters 5 to 8; sizes and prices are ours, chosen so
 * that each lever does something, helps by less and less, and has a side effect where the literature knows of one.
 */
export const levers = {
  cultivateLoyalty: {
    heading: 'subject',
    symbol: 'u_1',
    label: { en: 'Cultivate loyalty', zh: '培育忠诚' },
    describe: {
      en: 'Membership, recognition, being thanked and listened to.',
      zh: '会员制度、荣誉认可、感谢与倾听。',
    },
    price: 70,
    links: [
      link(
        'supernetwork',
        'loyalty',
        0.75,
        'Recognised customers are more loyal; they also come more often, so queues grow.',
        '受到认可的顾客更忠诚；他们也来得更勤，队伍随之变长。',
      ),
      link(
        'replicator',
        'x0',
        0.5,
        'Loyal customers share before they see others do so.',
        '忠诚的顾客不等别人带头就愿意共享。',
      ),
      link(
        'incentive',
        'riskAversion',
        1.3,
        'Loyal customers mind a bad month less.',
        '忠诚的顾客不那么在意一时的得失。',
      ),
    ],
  },
  trainAbility: {
    heading: 'subject',
    symbol: 'u_2',
    label: { en: 'Train ability', zh: '提升能力' },
    describe: {
      en: 'Workshops, idea contests with coaching, examples of good contributions.',
      zh: '工作坊、有辅导的创意竞赛、优秀案例示范。',
    },
    price: 80,
    links: [
      link(
        'supernetwork',
        'sharingAbility',
        0.5,
        'Those who practise explaining explain better.',
        '练习表达的人讲得更清楚。',
      ),
      link(
        'supernetwork',
        'innovationAbility',
        0.6,
        'Coached customers combine what they know into something new.',
        '经过辅导的顾客更能把所知组合成新东西。',
      ),
      link(
        'replicator',
        'customerAbsorption',
        0.3,
        'Trained customers can use more of what the enterprise tells.',
        '受过培训的顾客能利用更多企业知识。',
      ),
      link('incentive', 'cost', 1.05, 'Practice makes effort lighter.', '熟能生巧，努力的成本下降。'),
    ],
  },
  lowerCost: {
    heading: 'subject',
    symbol: 'u_3',
    label: { en: 'Lower the cost of sharing', zh: '降低共享成本' },
    describe: {
      en: 'Short forms, one sign-in, clear rules on privacy and ownership.',
      zh: '精简表单、一键登录、明确的隐私与权属规则。',
    },
    price: 60,
    links: [
      link(
        'replicator',
        'customerUnitCost',
        0.28,
        'Sharing takes less time and risks less privacy.',
        '共享所花时间更少，隐私风险更低。',
      ),
      link(
        'incentive',
        'cost',
        0.95,
        'Every bit of effort costs the customer less.',
        '每一分努力的成本都更低。',
      ),
      link(
        'supernetwork',
        'baseParticipation',
        0.5,
        'What is easy is done by many, also by those with little to say: queues grow.',
        '门槛低了来的人就多，其中也有没多少可说的人：队伍变长。',
      ),
    ],
  },
  raiseShare: {
    heading: 'subject',
    symbol: 'u_4',
    label: { en: 'Raise the customers’ share', zh: '提高顾客分成' },
    describe: {
      en: 'A larger part of what sharing brings goes to customers. Cheap to announce; it is paid for out of what the enterprise keeps.',
      zh: '把共享收益的更大部分分给顾客。宣布起来不花钱，代价是企业留存减少。',
    },
    price: 15,
    links: [
      link(
        'replicator',
        'customerShare',
        0.7,
        'It is the division coefficient of chapter 6: customers gain, the enterprise has less reason to share.',
        '即第 6 章的收益分配系数：顾客受益，企业共享的动力减弱。',
      ),
      link(
        'supernetwork',
        'loyalty',
        0.46,
        'A fair part makes customers more loyal.',
        '公平的分配使顾客更忠诚。',
      ),
    ],
  },
  buildTrust: {
    heading: 'subject',
    symbol: 'u_5',
    label: { en: 'Build trust', zh: '建立信任' },
    describe: {
      en: 'Say what became of each idea, keep promises, let those who share see more.',
      zh: '反馈每个创意的去向、信守承诺、让共享者获得更多信息。',
    },
    price: 45,
    links: [
      link(
        'replicator',
        'freeRide',
        0.5,
        'Where giving is seen and answered, less is to be had without giving.',
        '付出有人看见、有人回应，不付出就难以白拿。',
      ),
      link(
        'incentive',
        'riskAversion',
        0.9,
        'Who trusts the enterprise’s count fears a variable reward less.',
        '相信企业核算的人，不那么怕浮动报酬。',
      ),
      link(
        'supernetwork',
        'customerLearning',
        0.4,
        'Employees tell more to customers they trust.',
        '员工更愿意向信任的顾客透露所知。',
      ),
    ],
  },
  rewardTacit: {
    heading: 'object',
    symbol: 'u_6',
    label: { en: 'Reward tacit knowledge', zh: '奖励隐性知识' },
    describe: {
      en: 'Pay for stories, demonstrations and judgement, not for filled-in forms alone.',
      zh: '不只为填表付酬，也为经历、演示和判断付酬。',
    },
    price: 30,
    links: [
      link(
        'incentive',
        'tacitFraction',
        0.5,
        'What is paid for is what is shared; effort is highest near an even mix.',
        '奖什么就共享什么；两类知识接近各半时努力最高。',
      ),
      link('incentive', 'noise', 0.63, 'Know-how is harder to measure than a form.', '诀窍比表单难以衡量。'),
      link(
        'supernetwork',
        'innovationGain',
        0.16,
        'Know-how adds more to what employees can do.',
        '诀窍给员工能力带来的增量更大。',
      ),
      link(
        'supernetwork',
        'employeeLearning',
        0.42,
        'But it passes less easily from one head to another.',
        '但它更难从一个人传给另一个人。',
      ),
    ],
  },
  organiseKnowledge: {
    heading: 'object',
    symbol: 'u_7',
    label: { en: 'Organise knowledge', zh: '整理知识' },
    describe: {
      en: 'Write down, sort, date and link what came in; ask for what is scarce.',
      zh: '记录、分类、标注时效并建立关联；征集稀缺知识。',
    },
    price: 55,
    links: [
      link(
        'supernetwork',
        'employeeLearning',
        0.65,
        'What is in order is learned faster.',
        '条理清楚的知识学得更快。',
      ),
      link(
        'supernetwork',
        'forgetting',
        0.002,
        'What is written down and kept up to date is lost more slowly.',
        '记录在案并及时更新的知识流失得更慢。',
      ),
      link(
        'replicator',
        'distancePenalty',
        0.5,
        'A common language bridges unequal stocks of knowledge.',
        '共同的语言弥合双方知识储备的差距。',
      ),
      link(
        'incentive',
        'tacitFraction',
        0.05,
        'What has been written down is no longer tacit.',
        '写下来的知识就不再是隐性的。',
      ),
    ],
  },
  technicalSupport: {
    heading: 'environment',
    symbol: 'u_8',
    label: { en: 'Technical support', zh: '技术支持' },
    describe: {
      en: 'A platform that sorts what comes in, finds duplicates, shows who knows what and records who gave it.',
      zh: '能自动分拣、查重、显示谁懂什么并记录贡献者的平台。',
    },
    price: 90,
    links: [
      link(
        'supernetwork',
        'screening',
        0.05,
        'Sorting by machine leaves employees their attention.',
        '机器分拣让员工保住精力。',
      ),
      link(
        'supernetwork',
        'integration',
        0.65,
        'Colleagues find what others have learned.',
        '同事更容易找到他人所学。',
      ),
      link(
        'replicator',
        'enterpriseUnitCost',
        0.22,
        'Sharing back takes the enterprise less work.',
        '企业回馈知识所费工夫更少。',
      ),
      link(
        'incentive',
        'noise',
        0.4,
        'A record of who gave what measures effort better.',
        '记录谁贡献了什么，努力衡量得更准。',
      ),
    ],
  },
  subsidy: {
    heading: 'environment',
    symbol: 'u_9',
    label: { en: 'Pay for taking part', zh: '参与补贴' },
    describe: {
      en: 'Points, vouchers or money for each customer who shares, whatever comes of it.',
      zh: '对每位共享的顾客发放积分、代金券或现金，不论成效。',
    },
    price: 75,
    links: [
      link('replicator', 'subsidy', 0.9, 'It is the platform reward of chapter 6.', '即第 6 章的平台补贴。'),
      link(
        'supernetwork',
        'loyalty',
        0.34,
        'Some who came out of attachment now come for pay: it crowds loyalty out.',
        '原本出于情感而来的人转为为钱而来：补贴挤出忠诚。',
      ),
      link(
        'supernetwork',
        'baseParticipation',
        0.42,
        'It also brings those who come for the voucher: queues grow.',
        '它也引来只为代金券的人：队伍变长。',
      ),
      link(
        'incentive',
        'reservation',
        0.08,
        'A standing reward is soon taken for granted and must be matched.',
        '长期发放的补贴很快被视为理所当然，合约须以此为底。',
      ),
    ],
  },
  limitParticipation: {
    heading: 'environment',
    symbol: 'u_{10}',
    label: { en: 'Limit participation', zh: '限制参与人数' },
    describe: {
      en: 'Invite a circle instead of everybody.',
      zh: '改为小范围邀请，而非来者不拒。',
    },
    price: 20,
    links: [
      link(
        'supernetwork',
        'customers',
        40,
        'Fewer customers, shorter queues; but what the others know stays outside.',
        '顾客少了，队伍短了；但其余顾客的知识也留在了门外。',
      ),
      link(
        'replicator',
        'synergy',
        1.9,
        'A smaller circle has fewer matching pieces of knowledge.',
        '圈子小了，可匹配的知识也少了。',
      ),
    ],
  },
} as const satisfies Record<string, Lever>

export type LeverName = keyof typeof levers
export const leverNames = Object.keys(levers) as LeverName[]

/** Intensity of each lever, 0 to 1. */
export type Mix = Readonly<Record<LeverName, number>>

export const noLever: Mix = Object.fromEntries(leverNames.map((name) => [name, 0])) as Mix

/** Someone must look after each lever that is pulled at all. */
export const setUp = 8

/** What a mix costs: Σ (set-up + price × intensity) over the levers pulled. */
export function spending(mix: Mix): number {
  return leverNames.reduce(
    (total, name) => total + (mix[name] > 0 ? setUp + levers[name].price * mix[name] : 0),
    0,
  )
}
