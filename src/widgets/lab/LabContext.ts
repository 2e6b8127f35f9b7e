import { createContext } from 'preact'

/** On a model's own page the page holds the controls, the text and the tools once for all its figures. */
export const LabContext = createContext(false)
