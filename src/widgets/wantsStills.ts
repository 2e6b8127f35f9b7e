/** Has the reader asked for less motion? Then stills come one after another, slowly, instead. */
export const wantsStills = () => matchMedia('(prefers-reduced-motion: reduce)').matches
