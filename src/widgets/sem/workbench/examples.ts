import type { Text } from '../../../core/text.ts'

export interface Example {
  /** Of the data set. */
  readonly name: string
  readonly title: Text
  readonly model: string
}

/** The book's data sets, each with a model to start from. */
export const examples: readonly Example[] = [
  {
    name: 'park-visitors',
    title: { en: 'Park visitors (simulated, n = 420)', zh: '公园游客（模拟数据，n = 420）' },
    model: `# Does satisfaction carry the effect of value on loyalty?
VAL =~ VAL1 + VAL2 + VAL3 + VAL4 + VAL5
SAT =~ SAT1 + SAT2 + SAT3
LOY =~ LOY1 + LOY2 + LOY3 + LOY4

SAT ~ a*VAL
LOY ~ b*SAT + c*VAL

indirect := a*b
total := c + a*b
`,
  },
  {
    name: 'knowledge-sharing',
    title: { en: 'Knowledge sharing (simulated, n = 360)', zh: '顾客知识共享（模拟数据，n = 360）' },
    model: `# Four antecedents of knowledge sharing
WIL =~ WIL1 + WIL2 + WIL3 + WIL4
ABI =~ ABI1 + ABI2 + ABI3 + ABI4
COS =~ COS1 + COS2 + COS3 + COS4
SHA =~ SHA1 + SHA2 + SHA3

SHA ~ WIL + ABI + COS
`,
  },
  {
    name: 'holzinger-swineford',
    title: { en: 'Holzinger & Swineford (1939, n = 301)', zh: 'Holzinger 与 Swineford（1939，n = 301）' },
    model: `# Three factors of mental ability
visual  =~ x1 + x2 + x3
textual =~ x4 + x5 + x6
speed   =~ x7 + x8 + x9
`,
  },
  {
    name: 'political-democracy',
    title: { en: 'Political democracy (Bollen 1989, n = 75)', zh: '政治民主（Bollen 1989，n = 75）' },
    model: `# measurement
ind60 =~ x1 + x2 + x3
dem60 =~ y1 + y2 + y3 + y4
dem65 =~ y5 + y6 + y7 + y8
# structure
dem60 ~ ind60
dem65 ~ ind60 + dem60
# what the same question asked twice has in common
y1 ~~ y5
y2 ~~ y4 + y6
y3 ~~ y7
y4 ~~ y8
y6 ~~ y8
`,
  },
]

const files = import.meta.glob<string>(['/content/datasets/*.csv', '!/content/datasets/*.codebook.csv'], {
  query: '?url',
  import: 'default',
})

/** The text of a data set's file, from the site itself. */
export async function loadExample(name: string): Promise<string> {
  const url = await files[`/content/datasets/${name}.csv`]!()
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${name}.csv: ${response.status}`)
  return response.text()
}
