declare module '@pagefind/default-ui' {
  /** The search box of Pagefind, which draws itself into `element`. */
  export class PagefindUI {
    constructor(options: {
      element: HTMLElement
      baseUrl?: string
      bundlePath?: string
      showImages?: boolean
      showSubResults?: boolean
      translations?: Record<string, string>
    })
  }
}
declare module '@pagefind/default-ui/css/ui.css'
