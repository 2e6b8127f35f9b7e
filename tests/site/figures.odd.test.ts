import { examineFigures } from './examineFigures.ts'

examineFigures((_, i) => i % 2 === 1)
