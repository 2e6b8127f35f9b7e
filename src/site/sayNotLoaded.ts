interface Said {
  readonly notLoaded: string
  readonly again: string
}

/** Says before a place that what belongs there could not be loaded, with a button that tries again. */
export function sayNotLoaded(place: Element, { notLoaded, again }: Said, retry: () => void) {
  const said = document.createElement('p')
  said.className = 'load-problem'
  said.role = 'alert'
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = again
  button.addEventListener('click', () => {
    said.remove()
    retry()
  })
  said.append(`${notLoaded} `, button)
  place.before(said)
}
