import { fileName } from '../exercises/submissionFile.ts'
import type { Take } from '../widgets/teach/assign/takes.ts'
import type { ScormVersion } from './version.ts'

/** A package of this version; `passMark`: see `ManifestOptions`. */
export function scormTake(version: ScormVersion, passMark?: number): Take {
  return {
    id: `scorm-${version}`,
    ...WORDS[version],
    make: async (assignment, { language, exercises }) => {
      const [{ scormPackage }, { fetchPlayer }] = await Promise.all([
        import('./scormPackage.ts'),
        import('./fetchPlayer.ts'),
      ])
      const { player, contents } = await fetchPlayer()
      const own = assignment.items.flatMap(({ id }) => exercises.get(id) ?? [])
      const data = { version, language, assignment, exercises: own }
      return {
        name: `${fileName(assignment.id)}-scorm-${version === '1.2' ? '1-2' : '2004'}.zip`,
        content: scormPackage(data, player, contents, passMark === undefined ? {} : { passMark }),
        type: 'application/zip',
      }
    },
  }
}

const WORDS: Readonly<Record<ScormVersion, Pick<Take, 'label' | 'describe'>>> = {
  '1.2': {
    label: { en: 'SCORM 1.2', zh: 'SCORM 1.2' },
    describe: {
      en: 'Every platform knows it, and for Moodle it is the one. It has room for some 3,800 characters of a student’s work, packed: enough for numbers, choices and short texts.',
      zh: '各平台都支持，Moodle 也用这一版。它能存下压缩后约 3,800 个字符的作答：数字、选择和短文足够。',
    },
  },
  '2004': {
    label: { en: 'SCORM 2004, 4th edition', zh: 'SCORM 2004 第 4 版' },
    describe: {
      en: 'Where your platform knows it: room for 64,000 characters, and points are reported as points.',
      zh: '平台支持时优先用它：可存 64,000 个字符，并按原始分值报告得分。',
    },
  },
}
