/** What grades answers and draws variants: half of an exercise's code, and nothing that reading one needs. */
export { gradeRaw } from '../../exercises/grade.ts'
export { prepare } from '../../exercises/prepare.ts'
