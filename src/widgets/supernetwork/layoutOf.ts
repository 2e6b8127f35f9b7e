import type { Network } from '../../core/supernetwork/network.ts'
import { networkLayout } from '../../figures/supernetwork/networkLayout.ts'
import type { NetworkLayout } from '../../figures/supernetwork/networkSheets.ts'

const layouts = new Map<string, NetworkLayout>()

/** Links depend on sizes, rewiring and the seed alone: other parameters leave the layout as it is. */
export function layoutOf(network: Network, seed: number): NetworkLayout {
  const { customers, employees, knowledgeNodes, customerRewiring, employeeRewiring, knowledgeRewiring } =
    network.values
  const key = [
    customers,
    employees,
    knowledgeNodes,
    customerRewiring,
    employeeRewiring,
    knowledgeRewiring,
    seed,
  ].join()
  const known = layouts.get(key)
  if (known) return known
  const layout = networkLayout(network)
  if (layouts.size >= 12) layouts.delete(layouts.keys().next().value!)
  layouts.set(key, layout)
  return layout
}
