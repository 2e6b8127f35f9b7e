/** The words of the page around an attempt, in both languages. */
export const pageWords = {
  en: {
    loading: 'The assignment is being loaded …',
    lead: 'Open the link that your instructor sent you, or the file assignment.json. Your answers stay in this browser until you hand them in yourself.',
    open: 'Open assignment.json',
    drop: 'or drop the file here',
    offline: 'The exercises could not be loaded. Check your connection.',
    retry: 'Try again',
  },
  zh: {
    loading: '正在载入作业……',
    lead: '请打开教师发来的链接，或打开 assignment.json 文件。在你自己提交之前，答案只留在这个浏览器里。',
    open: '打开 assignment.json',
    drop: '或把文件拖到这里',
    offline: '练习未能载入。请检查网络。',
    retry: '再试一次',
  },
}
