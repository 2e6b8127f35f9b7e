/** The layers of the supernetwork: two of people, and what they know. */
export type LayerName = 'customers' | 'employees' | 'knowledge'
