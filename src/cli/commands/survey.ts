import { nearest } from '../../core/model/nearest.ts'
import { type Command, UsageError } from '../command.ts'
import { parseFlags } from '../flags.ts'
import { anovaOf, tTestOf } from '../survey/comparisons.ts'
import { indirectOf, moderationOf, npsOf } from '../survey/effects.ts'
import { FLAGS, type Input, readData } from '../survey/input.ts'
import { describeData, factorsOf, reliabilityOf, validityOf } from '../survey/measurement.ts'
import { correlationOf, regressionOf } from '../survey/relations.ts'
import { reversed } from '../survey/reverse.ts'

const PROCEDURES: Readonly<Record<string, (input: Input) => unknown>> = {
  describe: describeData,
  reliability: reliabilityOf,
  factors: factorsOf,
  validity: validityOf,
  correlation: correlationOf,
  regression: regressionOf,
  indirect: indirectOf,
  moderation: moderationOf,
  anova: anovaOf,
  ttest: tTestOf,
  nps: npsOf,
}

export const command: Command = {
  name: 'survey',
  usage: `survey <procedure> --data file.csv [flags]

  describe      [--items x1,x2]          n, missing, mean, sd, quartiles, skewness, kurtosis; words are counted
  reliability   --items x1,x2,x3         Cronbach's α, α if dropped, item-rest correlation
  factors       --items x1,x2,…          KMO, Bartlett, eigenvalues, parallel analysis, Harman, loadings
                [--factors K] [--extraction principal|ml|axis] [--rotation varimax|promax|none] [--seed N]
  validity      --construct a=x1,x2,x3 --construct b=x4,x5,x6 | --model cfa.lav
                                         composite reliability, AVE, ω, Fornell–Larcker, HTMT
  correlation   --items x1,x2,…          Pearson and Spearman [--deletion listwise|pairwise]
  regression    --formula "y ~ a + b"    b, β, VIF, Durbin–Watson; "y ~ a | b + c" adds predictors in steps
  indirect      --path x,m,y             a·b of x → m → y, Sobel, bootstrap [--draws 2000] [--seed N]
  moderation    --formula "y ~ x" --by group
                                         a slope in each group, and tests of their equality
  anova         --formula "y ~ group"    F, Levene, Welch, Tukey, LSD, Bonferroni [--cut 12,13,14: classes of a number]
  ttest         --formula "y ~ group" | --paired x1,x2 | --items x1 --mean 5
  nps           --item x1 [--by group]   net promoter score of answers from 0 to 10, with its 95% interval

  --data file.csv      separated by commas, semicolons or tabs (- reads standard input); what could not be read is
                       said on standard error
  --items a,b,c        columns; without it, every column of numbers that varies
  --reverse x2,x4      items that run the other way, turned round within the answers that were offered:
  --range 1:5          for all of them, --range x4=1:7 for one; else the lowest and highest answer given
  --missing NA,-99     codes of missing values, besides empty cells
  --level 0.95         of confidence intervals`,
  describe: 'Survey statistics of a CSV file: {data, …} with the numbers of the procedure.',
  async run(args, io) {
    const flags = parseFlags(args, FLAGS)
    const [name, ...rest] = flags.positionals
    const names = Object.keys(PROCEDURES)
    if (name === undefined) throw new UsageError(`which procedure? one of ${names.join(', ')}`)
    if (!Object.hasOwn(PROCEDURES, name)) {
      const near = nearest(name, names)
      const help = near ? `did you mean ${near}?` : `the procedures are ${names.join(', ')}`
      throw new UsageError(`unknown procedure "${name}"; ${help}`)
    }
    if (rest.length > 0) throw new UsageError(`one procedure at a time; got also "${rest.join(' ')}"`)
    const data = reversed(await readData(flags, io), flags, io)
    const result = await PROCEDURES[name]!({ data, flags, io })
    await io.out(`${JSON.stringify({ data: flags.text('data'), ...(result as object) }, null, 2)}\n`)
    return 0
  },
}
