import { embeddedFonts } from './embeddedFonts.ts'

/** What a drawing's look depends on: these are written into each mark, since the file has no style sheet. */
const looks = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin',
  'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'paint-order', 'text-anchor',
  'visibility',
] // prettier-ignore

/** Drawings, one below the other, as an SVG file that looks the same by itself: on the page's paper, in its faces. */
export async function svgFile(drawings: readonly SVGSVGElement[]): Promise<string> {
  const { width, height } = sizeOf(drawings)
  const file = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  file.setAttribute('viewBox', `0 0 ${width} ${height}`)
  file.setAttribute('width', String(width))
  file.setAttribute('height', String(height))
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  paper.setAttribute('width', '100%')
  paper.setAttribute('height', '100%')
  paper.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('--paper').trim())
  const faces = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  faces.textContent = await embeddedFonts(drawings)
  file.append(faces, paper)
  let top = 0
  for (const drawing of drawings) {
    const copy = styledCopy(drawing)
    copy.setAttribute('y', String(top))
    top += drawing.viewBox.baseVal.height
    file.append(copy)
  }
  return new XMLSerializer().serializeToString(file)
}

function styledCopy(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  originals.forEach((original, i) => {
    const style = getComputedStyle(original)
    copies[i].setAttribute('style', looks.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'))
    copies[i].removeAttribute('class')
  })
  const { width, height } = drawing.viewBox.baseVal
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return copy
}

function sizeOf(drawings: readonly SVGSVGElement[]) {
  const boxes = drawings.map((drawing) => drawing.viewBox.baseVal)
  return {
    width: Math.max(...boxes.map((box) => box.width)),
    height: boxes.reduce((sum, box) => sum + box.height, 0),
  }
}

/** Milliseconds: an image tells nobody when its own fonts are there. */
const fontsAreRead = 250

/** The same as a PNG file, at three pixels a unit. */
export async function pngFile(drawings: readonly SVGSVGElement[], scale = 3): Promise<Blob> {
  const { width, height } = sizeOf(drawings)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await svgFile(drawings))}`
  await image.decode()
  // A decoded image may still be reading the fonts it carries, and leaves out what is set in them.
  await new Promise((resolve) => setTimeout(resolve, fontsAreRead))
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))),
      'image/png',
    ),
  )
}
