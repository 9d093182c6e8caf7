import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts'],
    reporters: ['default', './scripts/counts-reporter.mjs'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores are what a small machine has; more workers only queue behind the embedded databases.
    maxWorkers: 2,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 15_000 } },
    restoreMocks: true,
  },
})
