import { writeFileSync } from 'node:fs'
import * as cohorts from './cohorts.ts'
import * as knowledgeSharing from './knowledgeSharing.ts'
import * as npsEffort from './npsEffort.ts'
import * as parkVisitors from './parkVisitors.ts'
import * as purchaseLog from './purchaseLog.ts'

/** Writes the simulated data sets anew: `node content/datasets/simulate/run.ts`. */
for (const { files } of [knowledgeSharing, parkVisitors, purchaseLog, npsEffort, cohorts]) {
  for (const [name, text] of Object.entries(files())) {
    writeFileSync(new URL(`../${name}`, import.meta.url), text)
  }
}
