import type { Language } from '../core/text.ts'
import { SeedField } from './controls/SeedField.tsx'
import type { Store } from './store.ts'

interface SeedControlProps {
  store: Pick<Store, 'seed' | 'setSeed' | 'settle'>
  language: Language
}

/** The seed of a model that draws random numbers. It travels with the link. */
export function SeedControl({ store, language }: SeedControlProps) {
  return (
    <SeedField
      seed={store.seed.value}
      language={language}
      onSeed={(seed) => {
        store.setSeed(seed)
        store.settle()
      }}
    />
  )
}
