/** The words of the book's frame, in both languages; what belongs to one component stands in that component. */
export const strings = {
  en: {
    part: (numeral: string, title: string) => `Part ${numeral} · ${title}`,
    chapterAndTime: (chapter: number, minutes: number) => `Chapter ${chapter} · about ${minutes} minutes`,
    objectives: 'After this chapter you can',
    figure: (number: string) => `Figure ${number}`,
    claim: (source: string) => `A claim to examine (source ${source})`,
  },
  zh: {
    part: (numeral: string, title: string) => `第${{ I: '一', II: '二', III: '三', IV: '四' }[numeral]}部分 · ${title}`,
    chapterAndTime: (chapter: number, minutes: number) => `第 ${chapter} 章 · 约 ${minutes} 分钟`,
    objectives: '读完本章，你能够',
    figure: (number: string) => `图 ${number}`,
    claim: (source: string) => `有待检验的说法（资料 ${source}）`,
  },
} as const
