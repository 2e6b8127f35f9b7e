import { useContext } from 'preact/hooks'
import { model as incentive } from '../../core/incentive/model.ts'
import type { AnyModel, NumberParameter } from '../../core/model/model.ts'
import { leverEffect } from '../../core/policy/applyLevers.ts'
import {
  leverNames,
  levers,
  setUp,
  type Heading,
  type LeverName,
  type Link,
} from '../../core/policy/levers.ts'
import { groups, parameters, type PolicyValues } from '../../core/policy/parameters.ts'
import { situation, type Situation } from '../../core/policy/situation.ts'
import { model as replicator } from '../../core/replicator/model.ts'
import { model as supernetwork } from '../../core/supernetwork/model.ts'
import type { Language } from '../../core/text.ts'
import { Control } from '../controls/Control.tsx'
import { LabContext } from '../lab/LabContext.ts'

interface LeversProps {
  values: PolicyValues
  language: Language
  onMove: (change: Partial<PolicyValues>) => void
  onSettle: () => void
}

const headings: readonly Heading[] = ['subject', 'object', 'environment']

/** The levers under the source's three headings; below each, what it is supposed to do to which model, and why. */
export function Levers({ values, language, onMove, onSettle }: LeversProps) {
  const t = words[language]
  const inLab = useContext(LabContext)
  return (
    <div class="levers">
      {headings.map((heading) => (
        <section key={heading} aria-label={groups[heading][language]}>
          <p class={`heading ${heading}`}>{groups[heading][language]}</p>
          {leverNames
            .filter((name) => levers[name].heading === heading)
            .map((name) => (
              <div key={name} class="lever">
                {inLab ? (
                  <p class="lever-name">{levers[name].label[language]}</p>
                ) : (
                  <Control
                    name={name}
                    parameter={parameters[name]}
                    value={values[name]}
                    language={language}
                    onInput={(value) => onMove({ [name]: value })}
                    onSettle={onSettle}
                  />
                )}
                <details>
                  <summary>
                    {t.assumes(price(values[name], levers[name].price), price(1, levers[name].price))}
                  </summary>
                  <p>{levers[name].describe[language]}</p>
                  <ul>
                    {(levers[name].links as readonly Link[]).map((link) => (
                      <li key={`${link.model} ${link.parameter}`}>
                        <LinkText link={link} name={name} values={values} language={language} />
                      </li>
                    ))}
                  </ul>
                </details>
              </div>
            ))}
        </section>
      ))}
    </div>
  )
}

const price = (intensity: number, full: number) =>
  intensity > 0 ? (setUp + full * intensity).toFixed(0) : '0'

const models: Readonly<Record<keyof Situation, AnyModel>> = { replicator, supernetwork, incentive }

/** "Game: unit cost of customers .45 → .28 at full intensity (now .34). Sharing takes less time." */
function LinkText({
  link,
  name,
  values,
  language,
}: {
  link: Link
  name: LeverName
  values: PolicyValues
  language: Language
}) {
  const parameter = models[link.model].parameters[link.parameter] as NumberParameter
  const from = (situation[link.model] as unknown as Readonly<Record<string, number>>)[link.parameter]
  const now = from + (link.full - from) * leverEffect(values[name])
  const decimals = parameter.integer ? 0 : link.full > 0 && link.full < 0.01 ? 4 : 2
  const show = (value: number) => value.toFixed(decimals)
  return (
    <>
      <strong>{words[language][link.model]}</strong> {parameter.label[language]}{' '}
      {words[language].moves(show(from), show(link.full), show(now))}
      {language === 'en' ? '. ' : '。'}
      {link.because[language]}
    </>
  )
}

const words = {
  en: {
    assumes: (spent: string, full: string) => `costs ${spent}, in full ${full} · assumes`,
    moves: (from: string, full: string, now: string) => `${from} → ${full} at full intensity (now ${now})`,
    replicator: 'Game:',
    supernetwork: 'Network:',
    incentive: 'Contract:',
  },
  zh: {
    assumes: (spent: string, full: string) => `花费 ${spent}，全力 ${full} · 假定`,
    moves: (from: string, full: string, now: string) => `${from} → ${full}（力度为 1 时；现为 ${now}）`,
    replicator: '博弈：',
    supernetwork: '网络：',
    incentive: '合约：',
  },
}
