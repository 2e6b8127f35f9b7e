import type { Text } from '../core/text.ts'
import { fill } from './fill.ts'
import type { Variant } from './life.ts'

/** The text of an exercise as this variant reads. */
export const fillIn = (text: Text, variant: Variant): Text => fill(text, (name) => variant.names[name])
