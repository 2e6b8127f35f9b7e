import type { Notice } from './scormHost.ts'

/** The words of a package around the assignment, in both languages. */
export const scormWords = {
  en: {
    heading: 'Assignment',
    loading: 'The assignment is being loaded …',
    failed: 'A part of this package could not be loaded. Check your connection.',
    retry: 'Try again',
    otherLanguage: '中文',
    alone:
      'No learning platform can be reached from this page, so nothing is reported to one. Your work is kept in this browser. Open the assignment from your course, or hand in the file that this page makes.',
    notice: (notice: Notice, numbers: readonly number[]): string => {
      switch (notice.kind) {
        case 'restored':
          return 'Your learning platform had lost some or all of your work. This browser had kept it, so nothing is missing; it has been handed to the platform again.'
        case 'unreadable':
          return 'What your learning platform had kept is not your work on this assignment, or was cut off. What you see is what this browser had kept. If something is missing, open the assignment in the browser that you used before.'
        case 'thinned':
          return 'Your learning platform has room for your answers, but not for their whole history. This browser keeps the history; hand in from here.'
        case 'too-long':
          return `Your learning platform has no room for your answer to ${numbers.length === 1 ? 'item' : 'items'} ${numbers.join(', ')}. It is kept in this browser only: shorten it, or hand in from here.`
        case 'refused':
          return `Your learning platform did not store the last change (error ${notice.error || '?'}). It is kept in this browser, and is handed over again with your next answer. If this message stays, hand in and send the file to your instructor.`
        case 'review':
          return 'Your learning platform shows this attempt for review: what you change here is not stored.'
      }
    },
  },
  zh: {
    heading: '作业',
    loading: '正在载入作业……',
    failed: '有一部分内容未能载入，请检查网络。',
    retry: '再试一次',
    otherLanguage: 'English',
    alone:
      '本页连接不到学习平台，因此不会向平台报告任何内容。你的作答保存在这个浏览器里。请从课程中打开作业，或提交本页生成的文件。',
    notice: (notice: Notice, numbers: readonly number[]): string => {
      switch (notice.kind) {
        case 'restored':
          return '学习平台丢失了你的部分或全部作答。这个浏览器留有副本，所以什么都没有少；已重新交给平台。'
        case 'unreadable':
          return '学习平台交回的不是你在本作业上的作答，或者内容不完整。现在显示的是这个浏览器保存的内容。如果有缺失，请用你之前用过的浏览器打开作业。'
        case 'thinned':
          return '学习平台存得下你的答案，但存不下全部作答过程。完整过程保存在这个浏览器里，请在这里提交。'
        case 'too-long':
          return `学习平台存不下你对第 ${numbers.join('、')} 题的回答，它只保存在这个浏览器里：请写短一些，或在这里提交。`
        case 'refused':
          return `学习平台未能保存最近一次改动（错误代码 ${notice.error || '?'}）。它已保存在这个浏览器里，下次作答时会再次交给平台。如果这条提示一直不消失，请提交并把文件发给教师。`
        case 'review':
          return '学习平台正以回顾方式显示这次作答：在这里所做的改动不会保存。'
      }
    },
  },
}
