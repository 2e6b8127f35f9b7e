/** The words of the book's frame, in both languages; what belongs to one component stands in that component. */
export const strings = {
  en: {
    part: (numeral: string, title: string) => `Part ${numeral} · ${title}`,
    chapterAndTime: (chapter: number, minutes: number) => `Chapter ${chapter} · about ${minutes} minutes`,
    objectives: 'After this chapter you can',
    contents: 'Contents',
    tryThis: 'Try',
    lab: 'Lab',
    labLead:
      'Every model of the book by itself, with all its parameters: examples, comparison, sweeps, sensitivity, export and links.',
    labData: 'Your own data',
    labGroups: { value: 'Value', sharing: 'Sharing', retention: 'Retention', loyalty: 'Loyalty' },
    figure: (number: string) => `Figure ${number}`,
    claim: (source: string) => `A claim to examine (source ${source})`,
    needsScripts:
      'JavaScript is off: what you see below is how this page begins. To use its controls, switch JavaScript on.',
  },
  zh: {
    part: (numeral: string, title: string) =>
      `第${{ I: '一', II: '二', III: '三', IV: '四' }[numeral]}部分 · ${title}`,
    chapterAndTime: (chapter: number, minutes: number) => `第 ${chapter} 章 · 约 ${minutes} 分钟`,
    objectives: '读完本章，你能够',
    contents: '目录',
    tryThis: '动手',
    lab: '实验室',
    labLead: '书中的每个模型都单独成页，参数全部开放：示例、对比、扫描、敏感性、导出与链接。',
    labData: '你自己的数据',
    labGroups: { value: '价值', sharing: '共享', retention: '保留', loyalty: '忠诚' },
    figure: (number: string) => `图 ${number}`,
    claim: (source: string) => `有待检验的说法（资料 ${source}）`,
    needsScripts: 'JavaScript 已关闭，下面只是本页的初始状态；要使用其中的控件，请启用 JavaScript。',
  },
} as const
