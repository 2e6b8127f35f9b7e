import type { Text } from '../../core/text.ts'

/** What the core says of a log it cannot use, and how that is said in Chinese. */
const known: readonly (readonly [RegExp, (...parts: string[]) => Text])[] = [
  [
    /^invalid log; no rows below the header/,
    () => ({ en: 'There are no rows below the header.', zh: '表头之下没有数据行。' }),
  ],
  [
    /^invalid log; a workbook/,
    () => ({
      en: 'This is a spreadsheet’s workbook (.xlsx), not a text. Save the sheet as CSV there, and open that.',
      zh: '这是电子表格的工作簿（.xlsx），不是文本。请先在表格软件中另存为 CSV，再打开。',
    }),
  ],
  [
    /^invalid log; no row could be read/,
    () => ({ en: 'No row could be read as a purchase.', zh: '没有一行能读作购买。' }),
  ],
  [
    /^invalid log; no column (.+?) in: (.*)$/s,
    (_, column, list) => ({
      en: `No column for “${column}” was found among: ${list}.`,
      zh: `在这些列中没有找到“${column}”：${list}。`,
    }),
  ],
  [
    /^invalid date; read by no format: (.*)$/s,
    (_, text) => ({
      en: `Most dates can be read in no known form, for instance “${text}”.`,
      zh: `多数日期无法识别，例如“${text}”。`,
    }),
  ],
  [
    /^invalid (z|integrand); /,
    () => ({
      en: 'The estimates lie where this model cannot be computed, mostly since they ran towards an edge. Choose a simpler model.',
      zh: '估计值落在该模型无法计算之处，多半是因为它们趋于边界。请换一个更简单的模型。',
    }),
  ],
  [
    /^invalid histories; nobody bought again/,
    () => ({
      en: 'Nobody has bought a second time: there is nothing to fit the worth of repeat purchases to.',
      zh: '没有人第二次购买：无从拟合再购的金额。',
    }),
  ],
  [
    /^invalid zbar; /,
    () => ({
      en: 'Some repeat purchases have no positive worth on average; the model of spend needs one.',
      zh: '有些再购的平均金额不为正，而金额模型要求为正。',
    }),
  ],
  [
    /^invalid calibrationEnd; no customer is seen/,
    () => ({
      en: 'Nobody has bought by the end of calibration: move it later.',
      zh: '到校准期末还没有任何购买：请把它移后。',
    }),
  ],
]

/** Does it lie in the data, or in what was asked of them? */
export const isForeseen = (message: string) => known.some(([pattern]) => pattern.test(message))

/** A problem in both languages; of one that is not known, what the program says stands in brackets. */
export function problemText(message: string): Text {
  for (const [pattern, text] of known) {
    const found = pattern.exec(message)
    if (found) return text(...found)
  }
  return {
    en: `This could not be computed (${message}).`,
    zh: `无法完成这项计算（${message}）。`,
  }
}
