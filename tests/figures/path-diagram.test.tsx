import { readFileSync } from 'node:fs'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { fitModel } from '../../src/core/sem/fitModel.ts'
import { pathGraphs } from '../../src/core/sem/graph.ts'
import { parseCsv } from '../../src/core/survey/parseCsv.ts'
import type { PlacedEdge, PlacedNode } from '../../src/figures/path-diagram/diagram.ts'
import { diagramText } from '../../src/figures/path-diagram/diagramText.ts'
import {
  contains,
  edgeOf,
  overlap,
  pathPoints,
  pointAt,
  strikes,
  type Box,
  type Curve,
} from '../../src/figures/path-diagram/geometry.ts'
import { layoutDiagram } from '../../src/figures/path-diagram/layoutDiagram.ts'
import { PathDiagram } from '../../src/figures/path-diagram/PathDiagram.tsx'
import { coefficient, pText } from '../../src/figures/path-diagram/valueText.ts'

const read = (name: string) => readFileSync(`content/datasets/${name}`, 'utf8')
const columnsOf = (name: string) => ({
  columns: Object.fromEntries(parseCsv(read(`${name}.csv`)).columns.map((c) => [c.name, c.values])),
})
/** The population's model with everything to be estimated. */
const modelOf = (name: string) =>
  read(`${name}.population.lav`)
    .replace(/# Correlations[\s\S]*/, '')
    .replace(/-?\d\.\d+\*/g, '')

type Named = Box & { readonly id: string }

const cases = {
  'holzinger-swineford': 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9',
  'political-democracy': `ind60 =~ x1 + x2 + x3\ndem60 =~ y1 + y2 + y3 + y4\ndem65 =~ y5 + y6 + y7 + y8
    dem60 ~ ind60\ndem65 ~ ind60 + dem60
    y1 ~~ y5\ny2 ~~ y4 + y6\ny3 ~~ y7\ny4 ~~ y8\ny6 ~~ y8`,
  'park-visitors': modelOf('park-visitors'),
  'knowledge-sharing': modelOf('knowledge-sharing'),
}

const collisions = (some: readonly Named[], others: readonly Named[]) =>
  some.flatMap((a) =>
    others.filter((b) => a.id !== b.id && overlap(a, b) > 0).map((b) => `${a.id} over ${b.id}`),
  )

/** Numbers that a line passes through which is not theirs. */
const struck = (
  numbers: readonly Named[],
  lines: readonly { readonly id: string; readonly curve: Curve }[],
) =>
  numbers.flatMap((number) =>
    lines
      .filter((line) => line.id !== number.id && strikes(pathPoints(line.curve, 2), number, -1))
      .map((line) => `${line.id} through ${number.id}`),
  )

const throughBoxes = (edges: readonly PlacedEdge[], nodes: readonly PlacedNode[]) =>
  edges.flatMap(({ edge, curve }) =>
    nodes
      .filter(({ id }) => id !== edge.from && id !== edge.to)
      .filter((node) =>
        Array.from({ length: 40 }, (_, i) => pointAt(curve, i / 40)).some((point) => contains(node, point)),
      )
      .map(({ id }) => `${edge.id} through ${id}`),
  )

describe.for(Object.entries(cases))('the diagram of %s', ([data, model]) => {
  const result = fitModel(model, columnsOf(data), { modindices: true })
  const graph = pathGraphs(result)[0]!
  const diagram = layoutDiagram(graph)
  const { nodes, edges } = diagram

  it('has every variable and keeps them apart', () => {
    expect(nodes.map(({ id }) => id).toSorted()).toEqual(graph.nodes.map(({ id }) => id).toSorted())
    expect(collisions(nodes, nodes)).toEqual([])
  })

  it('labels every arrow, over no box and no other label', () => {
    const labels = edges.flatMap(({ edge, label }) => (label ? [{ ...label, id: edge.id }] : []))
    expect(labels).toHaveLength(edges.length)
    expect(collisions(labels, nodes)).toEqual([])
    expect(collisions(labels, labels)).toEqual([])
  })

  // All covariances, and with the numbers of each variable in turn: as free of collisions as the view at the start.
  it.for([undefined, ...graph.nodes.filter(({ kind }) => kind === 'latent').map(({ id }) => id)])(
    'draws all covariances over no label and through no box, with the numbers of %s',
    (focus) => {
      for (const measurement of [true, false]) {
        const full = layoutDiagram(graph, {
          covariances: true,
          measurement,
          ...(focus !== undefined && { focus }),
        })
        const arcs = full.edges.filter(({ edge }) => edge.kind === 'covariance')
        const labels = full.edges.flatMap(({ edge, label }) => (label ? [{ ...label, id: edge.id }] : []))
        expect(full.hidden).toBe(0)
        expect(collisions(labels, full.nodes)).toEqual([])
        expect(collisions(labels, labels)).toEqual([])
        expect(throughBoxes(arcs, full.nodes)).toEqual([])
        const own = arcs.filter(({ edge }) => edge.from === focus || edge.to === focus)
        expect(own.filter(({ label }) => label === null)).toEqual([])
        expect(arcs.some(({ label }) => label === null)).toBe(full.crowded)
      }
    },
  )

  // What the workbench shows with "residuals" and "all covariances" ticked, and without.
  it.for([{ residuals: true, covariances: true }, { residuals: true }, { covariances: true }, {}])(
    'keeps the numbers of loadings and residuals clear of all other lines with %o',
    (options) => {
      const full = layoutDiagram(graph, options)
      const lines = [
        ...full.edges.map(({ edge, curve }) => ({ id: edge.id, curve })),
        ...full.residuals.map(({ node, curve }) => ({ id: `residual of ${node}`, curve })),
      ]
      const numbers = full.residuals.map(({ node, label }) => ({ id: `residual of ${node}`, ...label }))
      const loadings = full.edges.flatMap(({ edge, label }) =>
        label && edge.kind === 'loading' ? [{ id: edge.id, ...label }] : [],
      )
      const labels = full.edges.flatMap(({ edge, label }) => (label ? [{ id: edge.id, ...label }] : []))
      expect(numbers).toHaveLength(
        options.residuals ? graph.nodes.filter(({ variance }) => variance !== null).length : 0,
      )
      expect(struck([...numbers, ...loadings], lines)).toEqual([])
      expect(collisions(numbers, [...full.nodes, ...labels, ...numbers])).toEqual([])
      expect(collisions(labels, [...full.nodes, ...labels])).toEqual([])
      expect(throughBoxes(full.edges, full.nodes)).toEqual([])
    },
  )

  it('leads arrows from rim to rim, through no other variable', () => {
    const places = new Map(nodes.map((node) => [node.id, node]))
    const off = edges.flatMap(({ edge, curve }) =>
      (
        [
          [curve[0], edge.from],
          [curve[3], edge.to],
        ] as const
      ).flatMap(([point, id]) => {
        // prettier-ignore
        const rim = edgeOf(places.get(id)!, point)
        return Math.hypot(rim.x - point.x, rim.y - point.y) < 8 ? [] : [`${edge.id} at ${id}`]
      }),
    )
    expect(off).toEqual([])
    expect(throughBoxes(edges, nodes)).toEqual([])
  })

  it('puts causes left of effects, and indicators with their latent', () => {
    const x = new Map(nodes.map((node) => [node.id, node.x]))
    const backwards = graph.edges.filter(
      ({ kind, from, to }) => kind === 'regression' && x.get(from)! >= x.get(to)!,
    )
    expect(backwards).toEqual([])
    const strays = nodes.filter(
      ({ id, home }) => home && !graph.nodes.find((node) => node.id === id)!.measures.includes(home),
    )
    expect(strays).toEqual([])
  })

  it('holds everything within its bounds', () => {
    const { left, top, width, height } = diagram
    const frame = { x: left + width / 2, y: top + height / 2, width, height }
    const cut = (node: Box) => overlap(node, frame) < node.width * node.height * 0.999
    expect(diagram.nodes.filter(cut)).toEqual([])
  })

  it('folds the measurement part to the structure', () => {
    const folded = layoutDiagram(graph, { measurement: false })
    expect(folded.nodes.every(({ home }) => home === null)).toBe(true)
    expect(folded.edges.some(({ edge }) => edge.kind === 'loading')).toBe(false)
    expect(folded.width).toBeLessThan(diagram.width)
  })

  it('draws the largest modification indices as ghosts', () => {
    const ghosts = result.modindices!.slice(0, 3)
    const drawn = layoutDiagram(graph, { ghosts }).ghosts
    expect(drawn.map(({ index }) => index)).toEqual(ghosts)
    expect(drawn[0]!.label.lines).toEqual([`MI ${ghosts[0]!.mi.toFixed(0)}`])
  })

  it('is one image with a text, and the same whenever it is drawn', () => {
    const html = render(<PathDiagram diagram={diagram} label={diagramText(graph, 'en')} />)
    expect(html).toContain('role="img"')
    expect(html).not.toMatch(/NaN|undefined|Infinity/)
    expect(render(<PathDiagram diagram={layoutDiagram(graph)} label={diagramText(graph, 'en')} />)).toBe(html)
  })
})

it('writes names as text, whatever they hold', () => {
  const name = '<img src=x onerror=alert(1)>'
  const graph = pathGraphs(fitModel(cases['political-democracy'], columnsOf('political-democracy')))[0]!
  const diagram = layoutDiagram(graph, { names: { ind60: name } })
  const html = render(<PathDiagram diagram={diagram} label={diagramText(graph, 'en', { ind60: name })} />)
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img')
})

it('says paths, R² and measurement in both languages', () => {
  const graph = pathGraphs(fitModel(cases['political-democracy'], columnsOf('political-democracy')))[0]!
  expect(diagramText(graph, 'en')).toContain('ind60 → dem60 .45***; ind60 → dem65 .18**')
  expect(diagramText(graph, 'en')).toMatch(/R²: dem60 \.\d\d; dem65 \.\d\d\./)
  expect(diagramText(graph, 'zh')).toContain('ind60由x1 .92、x2 .97***、x3 .87***测量')
})

it('keeps a node where it was put', () => {
  const graph = pathGraphs(fitModel(cases['holzinger-swineford'], columnsOf('holzinger-swineford')))[0]!
  const moved = { visual: { x: 700, y: -40 }, x5: { x: -90, y: 400 } }
  const { nodes } = layoutDiagram(graph, { moved })
  for (const [id, place] of Object.entries(moved))
    expect(nodes.find((node) => node.id === id)).toMatchObject(place)
})

it('prints coefficients as papers do', () => {
  expect([0.456, -0.456, 1, -0.001, 1234.5].map((value) => coefficient(value))).toEqual([
    '.46', '−.46', '1.00', '.00', '1234.5',
  ]) // prettier-ignore
  expect([null, 0.0004, 0.0449].map(pText)).toEqual(['', '< .001', '.045'])
})
