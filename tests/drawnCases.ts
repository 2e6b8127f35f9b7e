import fc from 'fast-check'

/**
 * Property tests draw new cases each time they are run, and find what nobody thought of. In `npm test` they draw the same
 * ones (`CASES`), so that what it says of a commit stays true.
 */
if (process.env.CASES) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.CASES) })
