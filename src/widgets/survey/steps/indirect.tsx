import { IntervalRows } from '../../../figures/survey/IntervalRows.tsx'
import { Choice, Count } from '../controls.tsx'
import { fixed, interval, pPhrase, pText } from '../statText.ts'
import type { Step } from '../step.ts'
import { firstMeasures, longLabel, measuresOf } from '../survey.ts'

export interface IndirectSettings {
  readonly cause: string
  readonly mediator: string
  readonly outcome: string
  readonly seed: number
}

const draws = 2000

/** How much of an effect passes through something in between? */
export const indirectStep: Step<IndirectSettings, 'indirect'> = {
  id: 'indirect',
  title: { en: 'Indirect effect', zh: '中介效应' },
  procedure: 'indirect',
  help: ['indirectEffect', 'b', 'p', 'interval'],
  start: (survey) => {
    const measures = firstMeasures(survey, 3)
    return {
      cause: measures.at(-3) ?? measures[0] ?? '',
      mediator: measures.at(-2) ?? '',
      outcome: measures.at(-1) ?? '',
      seed: 1,
    }
  },
  request: ({ cause, mediator, outcome, seed }) =>
    new Set([cause, mediator, outcome, '']).size < 4
      ? null
      : { path: [cause, mediator, outcome], draws, seed },
  Controls: ({ survey, settings, change, language }) => {
    const t = words[language]
    const options = measuresOf(survey).map((name) => [name, longLabel(survey, name, language)] as const)
    return (
      <>
        <Choice
          label={t.cause}
          value={settings.cause}
          options={options}
          onChange={(cause) => change({ cause })}
        />
        <Choice
          label={t.mediator}
          value={settings.mediator}
          options={options}
          onChange={(mediator) => change({ mediator })}
        />
        <Choice
          label={t.outcome}
          value={settings.outcome}
          options={options}
          onChange={(outcome) => change({ outcome })}
        />
        <Count label={t.seed} value={settings.seed} min={1} max={50} onChange={(seed) => change({ seed })} />
      </>
    )
  },
  Picture: ({ result: { indirect, sobel, bootstrap }, language }) => {
    const t = words[language]
    return (
      <IntervalRows
        rows={[
          { name: t.percentile, value: indirect, interval: bootstrap.percentile, class: 'accent' },
          { name: t.corrected, value: indirect, interval: bootstrap.biasCorrected },
          { name: 'Sobel', value: indirect, interval: sobel.interval, class: 'soft' },
        ]}
        axis={t.axis}
        label={t.picture}
        references={[{ at: 0, name: '0' }]}
        format={(value) => fixed(value)}
      />
    )
  },
  tables: ({ result, settings, survey, language }) => {
    const t = words[language]
    const [x, m, y] = [settings.cause, settings.mediator, settings.outcome].map((name) =>
      survey.scales[name] ? name : longLabel(survey, name, language),
    )
    const { a, b, direct, total, indirect, sobel, bootstrap } = result
    return [
      {
        caption: t.caption(result.n, result.dropped),
        corner: t.effect,
        columns: [{ label: 'b', help: 'b', text: (value) => fixed(value, 3) }],
        rows: [
          { head: `a: ${x} → ${m}`, cells: [a] },
          { head: `b: ${t.given(`${m} → ${y}`, x!)}`, cells: [b] },
          { head: t.direct(t.given(`${x} → ${y}`, m!)), cells: [direct] },
          { head: t.indirect(`${x} → ${m} → ${y}`), cells: [indirect], strong: true },
          { head: t.total(`${x} → ${y}`), cells: [total] },
        ],
      },
      {
        caption: t.tests(bootstrap.draws),
        corner: t.method,
        columns: [
          { label: 'a·b', help: 'indirectEffect', text: (value) => fixed(value, 3) },
          { label: 'SE', text: (value) => fixed(value, 3) },
          { label: t.interval, help: 'interval' },
          { label: 'z', text: (value) => fixed(value) },
          { label: 'p', help: 'p', text: pText },
        ],
        rows: [
          {
            head: t.percentile,
            cells: [indirect, bootstrap.se, interval(bootstrap.percentile, 3), null, null],
          },
          {
            head: t.corrected,
            cells: [indirect, bootstrap.se, interval(bootstrap.biasCorrected, 3), null, null],
          },
          {
            head: 'Sobel',
            cells: [indirect, sobel.se, interval(sobel.interval, 3), sobel.z, sobel.p],
          },
        ],
      },
    ]
  },
  summary: ({ result: { indirect, total, bootstrap, sobel }, settings, survey, language }) => {
    const [low, high] = bootstrap.percentile
    return words[language].finding(
      longLabel(survey, settings.mediator, language),
      fixed(indirect, 3),
      fixed(total, 3),
      interval(bootstrap.percentile, 3),
      low > 0 || high < 0,
      pPhrase(sobel.p),
    )
  },
}

const words = {
  en: {
    cause: 'Cause',
    mediator: 'Through (mediator)',
    outcome: 'Outcome',
    seed: 'Seed of the bootstrap',
    percentile: 'Bootstrap',
    corrected: 'Bootstrap, bias-corrected',
    axis: 'indirect effect a·b, with its 95% intervals',
    picture: 'The indirect effect with its intervals by bootstrap and by Sobel’s formula',
    caption: (n: number, dropped: number) => `Effects, n = ${n} (${dropped} left out)`,
    effect: 'Effect',
    given: (path: string, other: string) => `${path}, given ${other}`,
    direct: (path: string) => `direct: ${path}`,
    indirect: (path: string) => `indirect, a·b: ${path}`,
    total: (path: string) => `total: ${path}`,
    tests: (count: number) => `Is the indirect effect beyond chance? ${count} bootstrap samples`,
    method: 'Method',
    interval: '95% interval',
    finding: (mediator: string, indirect: string, total: string, range: string, holds: boolean, p: string) =>
      `${indirect} of the total effect of ${total} passes through ${mediator}; the bootstrap interval ${range} ${
        holds ? 'leaves out 0' : 'holds 0: no indirect effect is shown'
      } (Sobel’s test: ${p}).`,
  },
  zh: {
    cause: '自变量',
    mediator: '经由（中介变量）',
    outcome: '因变量',
    seed: '自助法的随机种子',
    percentile: '自助法',
    corrected: '自助法（偏差校正）',
    axis: '间接效应 a·b 及其 95% 区间',
    picture: '间接效应及其区间：自助法与 Sobel 公式',
    caption: (n: number, dropped: number) => `各项效应：n = ${n}（剔除 ${dropped}）`,
    effect: '效应',
    given: (path: string, other: string) => `${path}（控制 ${other}）`,
    direct: (path: string) => `直接效应：${path}`,
    indirect: (path: string) => `间接效应 a·b：${path}`,
    total: (path: string) => `总效应：${path}`,
    tests: (count: number) => `间接效应是否超出偶然？自助样本 ${count} 个`,
    method: '方法',
    interval: '95% 区间',
    finding: (mediator: string, indirect: string, total: string, range: string, holds: boolean, p: string) =>
      `总效应 ${total} 中有 ${indirect} 经由${mediator}传递；自助法区间 ${range} ${
        holds ? '不包含 0' : '包含 0，未能显示间接效应'
      }（Sobel 检验：${p}）。`,
  },
}
