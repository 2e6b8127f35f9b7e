const wordOf = (event: Event) =>
  (event.target as Element | null)?.closest?.<HTMLElement>('.mark-word[data-of]') ?? null
const marksOf = (word: HTMLElement) =>
  document.querySelectorAll(`.drawing [data-mark="${CSS.escape(word.dataset.of!)}"]`)
const pressedWords = () => [...document.querySelectorAll<HTMLElement>('.mark-word[aria-pressed="true"]')]

/** Words about a mark light it up, on hover, focus and touch; those that are pressed, until they or others are. */
function light(word: HTMLElement, on: boolean) {
  const kept = pressedWords().some((pressed) => pressed.dataset.of === word.dataset.of)
  for (const mark of marksOf(word)) mark.classList.toggle('lit', on || kept)
}
for (const [on, types] of [
  [true, ['pointerover', 'focusin']],
  [false, ['pointerout', 'focusout']],
] as const) {
  for (const type of types) {
    addEventListener(type, (event) => {
      const word = wordOf(event)
      if (word) light(word, on)
    })
  }
}

function press(word: HTMLElement) {
  const before = pressedWords()
  for (const pressed of before) {
    pressed.ariaPressed = 'false'
    light(pressed, false)
  }
  if (before.includes(word)) return
  word.ariaPressed = 'true'
  light(word, true)
}
addEventListener('click', (event) => {
  const word = wordOf(event)
  if (word) press(word)
})
addEventListener('keydown', (event) => {
  const word = wordOf(event)
  if (!word || (event.key !== 'Enter' && event.key !== ' ')) return
  event.preventDefault()
  press(word)
})

/** An open card is moved so far that it stays on the page; one that Escape has shut opens at the next visit. */
function place(event: Event) {
  const card = (event.target as Element | null)?.closest?.('.hover')?.querySelector<HTMLElement>('.card')
  if (!card) return
  card.style.removeProperty('--shift')
  const beyond = card.getBoundingClientRect().right - (document.documentElement.clientWidth - 16)
  if (beyond > 0) card.style.setProperty('--shift', `${-beyond}px`)
}
for (const type of ['pointerover', 'focusin']) addEventListener(type, place)
for (const type of ['pointerout', 'focusout']) {
  addEventListener(type, (event) => {
    const hover = (event.target as Element | null)?.closest?.('.hover')
    const to = (event as PointerEvent | FocusEvent).relatedTarget as Node | null
    if (hover && !hover.contains(to)) hover.querySelector('.card')?.classList.remove('shut')
  })
}
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const card of document.querySelectorAll('.hover:is(:hover, :focus-within) > .card'))
    card.classList.add('shut')
})
