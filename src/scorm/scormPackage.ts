import { strToU8, zipSync } from 'fflate'
import { type ManifestOptions, escapeXml, manifestOf } from './manifest.ts'
import { DATA_ELEMENT, type PackageData, writePackageData } from './packageData.ts'

/** The player as the site's build lays it down in `scorm/`: its files, and those that the page names. */
export interface PlayerFiles {
  readonly script: string
  readonly styles: readonly string[]
  /** Every file, by its path below `scorm/`. */
  readonly files: readonly string[]
}

const PAGE = 'index.html'

/** Zip entries bear a time; always the same one, so that the same assignment gives the same package. */
const MODIFIED = new Date(2020, 0, 1)

/**
 * An assignment as a SCORM package.
 *
 * @param contents of each of the player's files
 */
export function scormPackage(
  data: PackageData,
  player: PlayerFiles,
  contents: ReadonlyMap<string, Uint8Array>,
  { passMark }: Pick<ManifestOptions, 'passMark'> = {},
): Uint8Array<ArrayBuffer> {
  const { version, language, assignment } = data
  const files = new Map<string, Uint8Array>([
    [PAGE, strToU8(packagePage(data, player))],
    // For whoever grades: the package is handed on, and with it what the gradebook needs.
    ['assignment.json', strToU8(`${JSON.stringify(assignment, null, 2)}\n`)],
    ...player.files.map((path) => [`player/${path}`, contents.get(path)!] as const),
  ])
  const manifest = manifestOf(assignment, {
    version,
    language,
    files: [...files.keys()],
    page: PAGE,
    ...(passMark === undefined ? {} : { passMark }),
  })
  return zipSync(
    { 'imsmanifest.xml': strToU8(manifest), ...Object.fromEntries(files) },
    { level: 9, mtime: MODIFIED },
  )
}

/** The page that the platform opens. Everything that it needs stands in it or beside it. */
export function packagePage(data: PackageData, { script, styles }: PlayerFiles): string {
  const { assignment, language } = data
  const title = escapeXml(assignment.title[language] || assignment.title.en || assignment.title.zh)
  const noScript =
    language === 'zh'
      ? '作业在浏览器里完成，需要启用 JavaScript。'
      : 'Assignments run in the browser and need JavaScript.'
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${styles.map((path) => `<link rel="stylesheet" href="player/${path}">`).join('\n')}
</head>
<body>
<div id="player"></div>
<noscript><p>${noScript}</p></noscript>
<script type="application/json" id="${DATA_ELEMENT}">${writePackageData(data)}</script>
<script type="module" src="player/${script}"></script>
</body>
</html>
`
}
