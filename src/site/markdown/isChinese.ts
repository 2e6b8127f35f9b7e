import type { VFile } from 'vfile'

/** Is a page of the Chinese book? */
export const isChinese = (file: VFile): boolean => /[\\/]zh-cn[\\/]/.test(file.path ?? '')
