import { defineConfig } from 'vitest/config'

/** Tests that a mutant of the scoring core is tried against: those beside the code and the properties of segmentation. */
export default defineConfig({
  test: {
    include: ['src/scoring/**/*.test.ts', 'test/property/segmentation.test.ts'],
    // A thread of its own, a schema of each module or a page of documentation say nothing about arithmetic, slowly.
    exclude: ['src/scoring/bulk/**', 'node_modules/**'],
    testTimeout: 60_000,
    maxWorkers: 1,
  },
})
