import { writeFileSync } from 'node:fs'
import * as knowledgeSharing from './knowledgeSharing.ts'
import * as parkVisitors from './parkVisitors.ts'

/** Writes the simulated data sets anew: `node content/datasets/simulate/run.ts`. */
for (const { files } of [knowledgeSharing, parkVisitors]) {
  for (const [name, text] of Object.entries(files())) {
    writeFileSync(new URL(`../${name}`, import.meta.url), text)
  }
}
