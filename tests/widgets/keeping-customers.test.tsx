import type { ComponentType } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/core/text.ts'
import { claims } from '../../src/core/loyalty/claims/claims.ts'

import ClaimReadings from '../../src/widgets/claim-converter/ClaimReadings.tsx'
import JourneyGains from '../../src/widgets/journey/JourneyGains.tsx'
import JourneyMap from '../../src/widgets/journey/JourneyMap.tsx'
import LagPath from '../../src/widgets/loyalty-lag/LagPath.tsx'
import LagShares from '../../src/widgets/loyalty-lag/LagShares.tsx'
import LoyalPrices from '../../src/widgets/price-war/LoyalPrices.tsx'
import Patience from '../../src/widgets/price-war/Patience.tsx'
import ReferralChain from '../../src/widgets/referral/ReferralChain.tsx'
import SeedingNetwork from '../../src/widgets/seeding/SeedingNetwork.tsx'
import SelectionGap from '../../src/widgets/selection-effect/SelectionGap.tsx'
import AdoptionCurve from '../../src/widgets/word-of-mouth/AdoptionCurve.tsx'
import ReviewChain from '../../src/widgets/word-of-mouth/ReviewChain.tsx'

const figures: Readonly<Record<string, ComponentType<{ language: Language }>>> = {
  JourneyMap,
  JourneyGains,
  LagPath,
  LagShares,
  AdoptionCurve,
  ReviewChain,
  SeedingNetwork,
  Patience,
  LoyalPrices,
  ClaimReadings,
  ReferralChain,
  SelectionGap,
}

const rendered = (name: string, language: Language) => {
  const Figure = figures[name]!
  return render(<Figure language={language} />)
}

describe.for(Object.keys(figures))('%s', (name) => {
  it.for(['en', 'zh'] as const)('is written by the server, in %s', (language) => {
    const html = rendered(name, language)
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/)
    const summary = /<p class="summary"[^>]*>([^<]*)</.exec(html)![1]!
    expect(summary).toMatch(language === 'zh' ? /\p{Script=Han}.*\d/u : /[a-z].*\d/)
    const labels = [...html.matchAll(/<svg[^>]*role="img"[^>]*aria-label="([^"]*)"/g)].map(
      ([, label]) => label!,
    )
    expect(labels.length).toBeGreaterThan(0)
    for (const label of labels) expect(label.length).toBeGreaterThan(8)
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

it('the map has a handle for the emotion and one for the effort of each touchpoint', () => {
  const html = rendered('JourneyMap', 'en')
  const handles = [...html.matchAll(/role="slider"[^>]*aria-label="([^"]*)"/g)].map(([, label]) => label)
  expect(handles.filter((label) => label!.endsWith('emotion'))).toHaveLength(7)
  expect(handles.filter((label) => label!.endsWith('effort'))).toHaveLength(7)
  expect(html).toContain('memory −.75')
})

it('every claim has its card, and a button where the converter can take it', () => {
  const html = rendered('ClaimReadings', 'en')
  expect(html.match(/class="said"/g)).toHaveLength(claims.length)
  expect(html.match(/Put it in/g)).toHaveLength(27)
  // "+20%" of a retailer's retention, under both readings.
  expect(html).toContain('A customer is then worth 400 if relative, 509 if in points.')
})

it('the Chinese cards name nobody in English but by name', () => {
  const html = rendered('ClaimReadings', 'zh')
  for (const [, whom] of html.matchAll(/原文提到：([^。<]*)/g)) expect(whom).not.toMatch(/\b(a|an|the) /)
})
