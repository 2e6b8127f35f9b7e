import { loadBank } from '../exercises/bank.ts'
import { readExercises } from '../exercises/read.ts'

const files = import.meta.glob<string>('/content/exercises/**/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Every exercise of the book with its model, read and validated once a build. */
export const exerciseBook = loadBank(readExercises(files))
