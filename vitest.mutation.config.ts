import { defineConfig } from 'vitest/config'

/** Tests that a mutant of the scoring core is tried against; scripts/mutation.mjs names those of its slice. */
export default defineConfig({
  test: {
    // biome-ignore lint/style/noProcessEnv: the runner starts this file in processes of its own, and passes nothing else on.
    include: process.env['MUTATION_TESTS']?.split(',') ?? ['src/scoring/**/*.test.ts'],
    exclude: ['src/scoring/bulk/**', 'node_modules/**'],
    // Counting which test reaches which line makes tests many times slower.
    testTimeout: 600_000,
    maxWorkers: 1,
  },
})
