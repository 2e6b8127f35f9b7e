import type { PathEdge, PathGraph } from '../../core/sem/graph.ts'
import type { ModificationIndex } from '../../core/sem/modificationIndices.ts'
import type { Box, Curve, Point } from './geometry.ts'

export type Side = 'left' | 'right' | 'top' | 'bottom'

/** Which numbers stand on the arrows. */
export type ShownValues = 'both' | 'unstandardised' | 'standardised' | 'none'

export interface DiagramOptions {
  /** Names to show instead of those of the data. */
  readonly names?: Readonly<Record<string, string>>
  readonly values?: ShownValues
  /** Indicators and loadings; folded, only the structure is drawn. */
  readonly measurement?: boolean
  readonly residuals?: boolean
  /** Two-headed arrows between latents; by default only while they are few. */
  readonly covariances?: boolean
  /** Whose covariances carry their numbers where there are too many arcs for all. */
  readonly focus?: string
  /** Where the reader has put a node. */
  readonly moved?: Readonly<Record<string, Point>>
  /** Arrows that are not in the model and might be. */
  readonly ghosts?: readonly ModificationIndex[]
}

/** A variable in its place. */
export interface PlacedNode extends Box {
  readonly id: string
  readonly name: string
  readonly kind: 'latent' | 'observed'
  /** An oval, not a box. */
  readonly round: boolean
  /** The latent whose fan it is drawn in. */
  readonly home: string | null
  /** Where its indicators are fanned; of an indicator, the side of its latent that it is on. */
  readonly side: Side
  readonly r2: number | null
  readonly residual: number | null
}

export interface PlacedLabel extends Box {
  /** The first is b (or β alone), the second β. */
  readonly lines: readonly string[]
  readonly stacked: boolean
}

/** The variance of a variable that nothing explains, and its short arrow from outside. */
export interface PlacedResidual {
  readonly node: string
  readonly text: string
  readonly curve: Curve
  readonly label: Box
}

export interface PlacedEdge {
  readonly edge: PathEdge
  readonly curve: Curve
  readonly label: PlacedLabel | null
}

export interface PlacedGhost {
  readonly index: ModificationIndex
  readonly from: string
  readonly to: string
  readonly directed: boolean
  readonly curve: Curve
  readonly label: PlacedLabel
}

/** A diagram with every part in its place. */
export interface Diagram {
  readonly graph: PathGraph
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  readonly ghosts: readonly PlacedGhost[]
  /** None where they are not asked for. */
  readonly residuals: readonly PlacedResidual[]
  /** Covariances that are in the model and not drawn. */
  readonly hidden: number
  /** The covariances are too many to carry their numbers all at once: only those of `focus` do. */
  readonly crowded: boolean
}
