import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // They need the built site and a browser, and have a configuration of their own.
    exclude: ['tests/site/**'],
    setupFiles: ['tests/drawnCases.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
})
