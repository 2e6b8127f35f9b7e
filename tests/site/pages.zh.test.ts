import { examinePages } from './examine.ts'

examinePages('zh')
