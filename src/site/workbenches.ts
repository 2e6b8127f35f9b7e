import type { Text } from '../core/text.ts'

/** Pages of the lab where readers bring their own data, before the models: one line a page. */
export const workbenches: readonly {
  readonly path: string
  readonly title: Text
  readonly describe: Text
}[] = [
  {
    path: 'lab/sem/',
    title: { en: 'Structural equations', zh: '结构方程' },
    describe: {
      en: 'Your data or the book’s, a model as text and as a diagram, and everything that follows: estimates, fit, residuals, bootstrap, comparison, a report.',
      zh: '用书中的数据或你自己的数据，以文本和路径图编辑模型，得到估计、拟合、残差、自助法、模型比较与报告。',
    },
  },
  {
    path: 'lab/survey/',
    title: { en: 'Survey workbench', zh: '问卷分析台' },
    describe: {
      en: 'From questionnaire to model: description, reliability, factors, validity, correlation, regression and groups, on the book’s data or your own, which stay in your browser.',
      zh: '从问卷到模型：描述、信度、因子、效度、相关、回归与分组比较。可用书中的数据，也可用自己的数据；数据只留在浏览器里。',
    },
  },
  {
    path: 'lab/customers/',
    title: { en: 'Customers’ workbench', zh: '顾客分析台' },
    describe: {
      en: 'From a purchase log to who is still a customer, what they will buy and what they are worth: NBD, BG/NBD, MBG/NBD, Pareto/NBD and Gamma-Gamma side by side, tested on data they have not seen. Your data stay in your browser.',
      zh: '由购买记录推断谁还是顾客、将买多少、价值几何：NBD、BG/NBD、MBG/NBD、Pareto/NBD 与 Gamma-Gamma 并列拟合，并在模型没见过的数据上检验。数据只留在浏览器里。',
    },
  },
]
