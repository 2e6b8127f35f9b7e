import type { Assignment } from '../exercises/assignment.ts'
import type { ScormVersion } from './version.ts'

export interface ManifestOptions {
  readonly version: ScormVersion
  readonly language: 'en' | 'zh'
  /** Every file of the package but the manifest, by its path. */
  readonly files: readonly string[]
  /** Page that the platform opens; one of `files`. */
  readonly page: string
  /** Share of the points, 0 to 1, from which the assignment is passed; without one nobody passes or fails. */
  readonly passMark?: number
}

/**
 * The `imsmanifest.xml` of an assignment: one organization of one item (SCORM 1.2 CAM 2.3, SCORM 2004 4th edition CAM
 * 3.4). It names no schema files: platforms have their own, and a package without them needs no other host.
 */
export function manifestOf(assignment: Assignment, options: ManifestOptions): string {
  return options.version === '2004' ? manifest2004(assignment, options) : manifest12(assignment, options)
}

function manifest12(assignment: Assignment, { language, files, page, passMark }: ManifestOptions): string {
  const { title, lang } = titleOf(assignment, language)
  const mastery =
    passMark === undefined ? '' : `<adlcp:masteryscore>${round(passMark * 100)}</adlcp:masteryscore>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifierOf(assignment)}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <imsmd:lom>
      <imsmd:general>
        <imsmd:title><imsmd:langstring xml:lang="${lang}">${title}</imsmd:langstring></imsmd:title>
        <imsmd:language>${lang}</imsmd:language>
      </imsmd:general>
    </imsmd:lom>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${title}</title>
      <item identifier="assignment" identifierref="player" isvisible="true">
        <title>${title}</title>${mastery}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="player" type="webcontent" adlcp:scormtype="sco" href="${page}">
${fileList(files)}
    </resource>
  </resources>
</manifest>
`
}

function manifest2004(assignment: Assignment, { language, files, page, passMark }: ManifestOptions): string {
  const { title, lang } = titleOf(assignment, language)
  const objective =
    passMark === undefined
      ? '<imsss:primaryObjective objectiveID="score"/>'
      : `<imsss:primaryObjective objectiveID="score" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>${round(passMark)}</imsss:minNormalizedMeasure></imsss:primaryObjective>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifierOf(assignment)}" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:lom="http://ltsc.ieee.org/xsd/LOM">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
    <lom:lom>
      <lom:general>
        <lom:title><lom:string language="${lang}">${title}</lom:string></lom:title>
        <lom:language>${lang}</lom:language>
      </lom:general>
    </lom:lom>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${title}</title>
      <item identifier="assignment" identifierref="player" isvisible="true">
        <title>${title}</title>
        <imsss:sequencing>
          <imsss:objectives>${objective}</imsss:objectives>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="player" type="webcontent" adlcp:scormType="sco" href="${page}">
${fileList(files)}
    </resource>
  </resources>
</manifest>
`
}

const fileList = (files: readonly string[]) =>
  files.map((path) => `      <file href="${escapeXml(path)}"/>`).join('\n')

/** The same assignment has the same; an XML id begins with a letter. */
const identifierOf = ({ contentHash }: Assignment) => `cvt-${contentHash.slice(0, 24)}`

function titleOf({ title }: Assignment, language: 'en' | 'zh') {
  const text = title[language] || title.en || title.zh
  // SCORM 2004 promises 200 characters.
  return { title: escapeXml([...text].slice(0, 200).join('')), lang: language === 'zh' ? 'zh-CN' : 'en' }
}

/** Control characters and lone halves of characters, which XML 1.0 cannot hold. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDFFF]/gu

export const escapeXml = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Decimals that both schemas take. */
const round = (value: number) => Math.round(value * 1e4) / 1e4
