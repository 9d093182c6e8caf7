// Test runner for Stryker that loads the tests of a slice once and tries every change on them in the same process: a
// fresh thread of vitest for each change takes seconds, the tests themselves milliseconds. That is sound here because
// the core keeps no state. Properties get one seed, so that a change meets the values that the unchanged code met.

import { register } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { collectTests, getFn, getHooks } from '@vitest/runner'
import { configureGlobal } from 'fast-check'
import { TestRunner } from 'vitest'

/** Fewer cases than in the tests themselves, and no search for the simplest: what they notice here, they notice there. */
configureGlobal({ seed: 20261122, numRuns: 20, endOnFailure: true })
register('./mutation-loader.mjs', import.meta.url)

/** A change that is visited ten times as often as in the first run, and a few, goes round without end. Counted, not timed. */
const TENFOLD = 10
const FEW = 10_000

/** The change that is on, as the code asks for it. */
const change = {
  id: -1,
  visits: 0,
  limit: 0,
  visit() {
    change.visits += 1
    if (change.visits > change.limit) throw new Error('goes round without end')
    return true
  },
}
globalThis.$change = change
const stryker = {}
globalThis.__stryker__ = stryker

let running
TestRunner.getCurrentTest = () => running

const config = {
  root: process.cwd(),
  sequence: { hooks: 'stack', setupFiles: 'list' },
  setupFiles: [],
  tags: [],
  testTimeout: 0,
  hookTimeout: 0,
}

function testsIn(file, suite, path) {
  if (Object.values(getHooks(suite)).some(hooks => hooks.length > 0)) {
    throw new Error(`${file}: hooks run around a whole file, and here tests run one by one`)
  }
  return suite.tasks.flatMap(task => {
    const name = [...path, task.name].join(' > ')
    if (task.type === 'suite') return testsIn(file, task, [...path, task.name])
    return task.mode === 'skip' || task.mode === 'todo' ? [] : [{ name, file, task, ms: 0 }]
  })
}

async function load(mark) {
  const files = process.env.MUTATION_TESTS.split(',')
  const collected = await collectTests(
    files.map(file => resolve(file)),
    {
      config,
      pool: 'none',
      trace: (_name, attributes, then) => (then ?? attributes)(),
      importFile: path => import(pathToFileURL(path).href + mark),
    },
  )
  const failed = collected.find(file => file.result?.state === 'fail')
  if (failed) throw new Error(`${failed.filepath}: ${failed.result.errors[0]?.stack}`)
  // Titles may be alike; the order is the same each time.
  return collected.flatMap((suite, index) =>
    testsIn(files[index], suite, []).map((test, place) => ({ ...test, id: `${files[index]}#${place}` })),
  )
}

/** What the test threw, or nothing. */
async function faultOf(test) {
  running = test.task
  const start = performance.now()
  try {
    await getFn(test.task)()
  } catch (error) {
    return error
  } finally {
    test.ms = performance.now() - start
    running = undefined
  }
}

class ResidentRunner {
  capabilities() {
    return { reloadEnvironment: false }
  }

  async dryRun() {
    const tests = []
    for (const test of await load('')) {
      stryker.currentTestId = test.id
      const fault = await faultOf(test)
      const { id, name, file: fileName, ms: timeSpentMs } = test
      const outcome = fault ? { status: 1, failureMessage: String(fault.stack) } : { status: 0 }
      tests.push({ id, name, fileName, timeSpentMs, ...outcome })
    }
    stryker.currentTestId = undefined
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage }
  }

  /** The tests on code that counts nothing, quickest first as far as that is known. */
  async lean() {
    if (this.tests === undefined) {
      this.tests = await load('?lean')
      for (const test of this.tests) await faultOf(test)
      this.tests.sort((a, b) => a.ms - b.ms)
    }
    return this.tests
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const asked = new Set(testFilter)
    const tests = (await this.lean()).filter(({ id }) => asked.has(id))
    Object.assign(change, { id: Number(activeMutant.id), visits: 0, limit: hitLimit / TENFOLD + FEW })
    try {
      for (const [index, test] of tests.entries()) {
        const fault = await faultOf(test)
        if (change.visits > change.limit) return { status: 'timeout', reason: 'goes round without end' }
        if (fault) {
          return {
            status: 'killed',
            killedBy: [test.id],
            failureMessage: String(fault),
            nrOfTests: index + 1,
          }
        }
      }
      return { status: 'survived', nrOfTests: tests.length }
    } finally {
      change.id = -1
    }
  }
}

function residentRunner() {
  return new ResidentRunner()
}
residentRunner.inject = []

export const strykerPlugins = [{ kind: 'TestRunner', name: 'resident', factory: residentRunner }]
