import { examinePages } from './examine.ts'

examinePages('en')
