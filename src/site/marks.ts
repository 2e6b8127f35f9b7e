/** Words about a mark light it up, on hover, focus and touch; Escape closes an open card. */
function light(event: Event, on: boolean) {
  const word = (event.target as Element | null)?.closest?.<HTMLElement>('.mark-word')
  if (!word?.dataset.of) return
  for (const mark of document.querySelectorAll(`.drawing [data-mark="${CSS.escape(word.dataset.of)}"]`)) {
    mark.classList.toggle('lit', on)
  }
}
for (const type of ['pointerover', 'focusin']) addEventListener(type, (event) => light(event, true))
for (const type of ['pointerout', 'focusout']) addEventListener(type, (event) => light(event, false))

addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const card of document.querySelectorAll('.hover:is(:hover, :focus-within) > .card'))
    card.classList.add('shut')
})
for (const type of ['pointerover', 'focusin']) {
  addEventListener(type, (event) => {
    const hover = (event.target as Element | null)?.closest?.('.hover')
    if (!hover) for (const card of document.querySelectorAll('.card.shut')) card.classList.remove('shut')
  })
}
