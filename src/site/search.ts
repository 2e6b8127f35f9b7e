import { sayNotLoaded } from './sayNotLoaded.ts'

/** The search dialog: its interface and index are fetched when it is first opened. */
const root = document.querySelector<HTMLElement>('[data-search]')!
const dialog = root.querySelector('dialog')!
const box = root.querySelector<HTMLElement>('.box')!
const button = root.querySelector<HTMLButtonElement>('[data-open]')!
const base = import.meta.env.BASE_URL.replace(/\/$/, '')
let loaded: Promise<void> | undefined

async function load() {
  const [{ PagefindUI }] = await Promise.all([
    import('@pagefind/default-ui'),
    import('@pagefind/default-ui/css/ui.css'),
  ])
  new PagefindUI({
    element: box,
    baseUrl: import.meta.env.BASE_URL,
    bundlePath: `${base}/pagefind/`,
    showImages: false,
    showSubResults: true,
    translations: JSON.parse(root.dataset.search ?? '{}'),
  })
}

async function open() {
  dialog.showModal()
  await fill()
}

/** What could not be loaded is said, and loaded anew when the reader asks again. */
async function fill() {
  try {
    await (loaded ??= load())
    box.querySelector('input')?.focus()
  } catch {
    loaded = undefined
    root.querySelector('.load-problem')?.remove()
    sayNotLoaded(box, JSON.parse(root.dataset.problem!), () => void fill())
  }
}

button.addEventListener('click', () => void open())
button.disabled = false
addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
    event.preventDefault()
    if (dialog.open) dialog.close()
    else void open()
  }
})
// A click beside the box closes it, and so does following a result.
dialog.addEventListener('click', (event) => {
  if (event.target === dialog || (event.target as Element).closest('a')) dialog.close()
})
