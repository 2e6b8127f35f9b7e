import { render } from 'preact'
import type { Language } from '../core/text.ts'
import { Embedded } from '../widgets/lab/Embedded.tsx'
import { Lab } from '../widgets/lab/Lab.tsx'
import { words } from '../widgets/words.ts'
import { loadLab } from './labs.ts'
import { sayNotLoaded } from './sayNotLoaded.ts'

/**
 * Brings a model's page to life. An island would need its component named in the page's source; here the model
 * is known from the address alone, and its figures come from the folder of that name.
 */
async function mount(root: HTMLElement) {
  const { mount: model, embed } = root.dataset
  const language = root.dataset.language as Language
  try {
    const lab = await loadLab(model!)
    const View = embed === undefined ? Lab : Embedded
    // Not `hydrate`, which leaves attributes as they are: ids (`useId`) count otherwise here than on the server, so
    // that labels and tabs would name what is not there. The elements themselves stay.
    render(<View {...lab} language={language} />, root)
  } catch (error) {
    sayNotLoaded(root, words[language], () => void mount(root))
    throw error
  }
}

for (const root of document.querySelectorAll<HTMLElement>('[data-mount]')) void mount(root)
