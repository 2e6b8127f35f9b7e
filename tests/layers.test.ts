import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

/**
 * The direction of imports: core <- exercises, core <- figures <- widgets <- site <- pages, content. Workers call the
 * core and are opened by widgets alone. Each layer may import itself and the layers listed.
 */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: [],
  exercises: ['core'],
  figures: ['core'],
  workers: ['core', 'exercises'],
  widgets: ['core', 'exercises', 'figures', 'workers'],
  site: ['core', 'exercises', 'figures', 'widgets'],
  pages: ['core', 'exercises', 'figures', 'widgets', 'site'],
  content: ['core', 'figures', 'widgets', 'site'],
  cli: ['core', 'exercises'],
}

/** The packages that pure computation may use: no document, no component, no Node. */
const corePackages =
  /^(d3-(array|dsv|force|format|random|scale|shape)|ml-matrix|pure-rand(\/.+)?|fflate|valibot|yaml|@stdlib\/.+)$/

const aliases: Readonly<Record<string, string>> = { '@book': 'src/site/book.ts', '@widgets/': 'src/widgets/' }

const files = ['src', 'content/book']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|astro|mdx)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .map((path) => ({ path, layer: layerOf(path), imports: importsOf(path) }))

it('finds every layer and its imports', () => {
  const found = new Set(files.map(({ layer }) => layer))
  for (const layer of Object.keys(layers)) {
    if (layer !== 'workers') expect(found).toContain(layer)
  }
  expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(500)
  expect(
    importsIn(
      'import a from "./a"\nexport * from "./b"\nconst c = () => import("./c")\nimport type { D } from "./d"',
    ),
  ).toEqual(['./a', './b', './c', './d'])
})

it('imports go from the outside in', () => {
  const wrong = files.flatMap(({ path, layer, imports }) =>
    imports
      .filter((name) => {
        const target = targetOf(path, name)
        if (target === undefined || layer === undefined) return false
        const to = layerOf(target)
        return to !== undefined && to !== layer && !layers[layer]!.includes(to)
      })
      .map((name) => `${path} (${layer}) imports ${name}`),
  )
  expect(wrong).toEqual([])
})

it('the core imports nothing but itself and pure packages', () => {
  const wrong = files
    .filter(({ layer }) => layer === 'core')
    .flatMap(({ path, imports }) =>
      imports
        .filter((name) => !name.startsWith('.') && !corePackages.test(name))
        .map((name) => `${path} imports ${name}`),
    )
  expect(wrong).toEqual([])
})

// That it uses no document and nothing of Node, the type check shows: `tsc -p tsconfig.core.json` knows neither.
it('the core has no clock and no chance of its own', () => {
  const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b/
  const wrong = files
    .filter(({ layer }) => layer === 'core')
    .flatMap(({ path }) => {
      const found = impure.exec(withoutComments(readFileSync(path, 'utf8')))
      return found ? [`${path} uses ${found[0]}`] : []
    })
  expect(wrong).toEqual([])
})

it('figures draw what they are given: they hold no state of a model and open nothing', () => {
  const wrong = files
    .filter(({ layer }) => layer === 'figures')
    .flatMap(({ path, imports }) =>
      imports.filter((name) => /signals|astro|^node:/.test(name)).map((name) => `${path} imports ${name}`),
    )
  expect(wrong).toEqual([])
})

it('only widgets open workers', () => {
  const wrong = files
    .filter(({ layer }) => layer !== 'widgets' && layer !== 'workers')
    .filter(({ path }) => /\bnew (Shared)?Worker\(/.test(withoutComments(readFileSync(path, 'utf8'))))
    .map(({ path }) => path)
  expect(wrong).toEqual([])
})

function layerOf(path: string): string | undefined {
  const [first, second] = path.split('/')
  // Chapters are code that imports; data sets, references and exercises are read by any layer.
  if (first === 'content') return second === 'book' ? 'content' : undefined
  if (first !== 'src') return undefined
  return second! in layers ? second : undefined
}

/** The file of the repository that an import leads to; undefined for a package. */
function targetOf(from: string, name: string): string | undefined {
  for (const [alias, place] of Object.entries(aliases))
    if (name === alias || (alias.endsWith('/') && name.startsWith(alias))) return name.replace(alias, place)
  return name.startsWith('.') ? relative('.', join(dirname(from), name)) : undefined
}

function importsOf(path: string): string[] {
  const source = readFileSync(path, 'utf8')
  if (path.endsWith('.mdx')) return importsIn([...source.matchAll(/^import .*$/gm)].join('\n'))
  if (!path.endsWith('.astro')) return importsIn(source)
  const [, head] = /^---\n([\s\S]*?)\n---/.exec(source) ?? []
  const scripts = [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code)
  return importsIn([head, ...scripts].join('\n'))
}

/** Names of every module that a source imports, statically, by type only, or when asked. */
function importsIn(source: string): string[] {
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName)
}

const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1')
