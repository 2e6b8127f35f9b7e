import { defineConfig } from 'vitest/config'

/** The tests of the built site, in a real browser: apart from the unit tests, which need neither. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/site/**/*.test.ts'],
    globalSetup: 'tests/site/globalSetup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
  },
})
