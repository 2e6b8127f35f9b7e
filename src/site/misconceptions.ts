import titles from '../../content/teach/misconceptions.yaml?raw'
import { readMisconceptions } from '../exercises/misconceptions.ts'

/** The wrong idea behind each tag, read and validated once a build. */
export const misconceptions = readMisconceptions(titles)
