// Prints the totals as the very last line, in the form that scripts and people can both read.
export default class CountsReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    let passed = 0
    let failed = 0
    let skipped = 0
    for (const testModule of testModules) {
      if (
        testModule.state() === 'failed' &&
        [...testModule.children.allTests()].every(t => t.result().state !== 'failed')
      )
        failed += 1
      for (const test of testModule.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        else if (state === 'failed') failed += 1
        else skipped += 1
      }
    }
    failed += unhandledErrors.length
    process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`)
  }
}
