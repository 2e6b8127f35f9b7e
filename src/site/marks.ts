/** Words about a mark light it up, on hover, focus and touch. */
function light(event: Event, on: boolean) {
  const word = (event.target as Element | null)?.closest?.<HTMLElement>('.mark-word')
  if (!word?.dataset.of) return
  for (const mark of document.querySelectorAll(`.drawing [data-mark="${CSS.escape(word.dataset.of)}"]`)) {
    mark.classList.toggle('lit', on)
  }
}
for (const type of ['pointerover', 'focusin']) addEventListener(type, (event) => light(event, true))
for (const type of ['pointerout', 'focusout']) addEventListener(type, (event) => light(event, false))

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
