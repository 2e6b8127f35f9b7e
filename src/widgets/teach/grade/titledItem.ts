import type { AssignmentItem } from '../../../exercises/assignment.ts'

/** An item of the assignment as the tables name it. */
export interface TitledItem extends AssignmentItem {
  readonly number: number
  readonly title: string
}
