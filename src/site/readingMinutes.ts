/**
 * How long a text takes to read, in whole minutes: 230 words a minute (Brysbaert 2019) and 350 Chinese
 * characters, formulas and components left aside.
 */
export function readingMinutes(markdown: string): number {
  const prose = markdown
    .replace(/^import .*$/gm, '')
    .replace(/\$\$?[\s\S]*?\$\$?/g, ' ')
    .replace(/<[^>]*>|\{[^}]*\}/g, ' ')
  const characters = prose.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = prose.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}’'-]+/gu)?.length ?? 0
  return Math.max(1, Math.round(words / 230 + characters / 350))
}
