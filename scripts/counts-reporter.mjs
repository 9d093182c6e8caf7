// Prints the totals as the very last line, in the form that scripts and people can both read.
// With PLUMBLINE_TESTS_MUST_NOT_SKIP=true a skipped test fails the run: then everything that tests need is there.
const mustNotSkip = process.env.PLUMBLINE_TESTS_MUST_NOT_SKIP === 'true'

export default class CountsReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    const skipped = []
    for (const testModule of testModules) {
      const tests = [...testModule.children.allTests()]
      for (const test of tests) {
        const { state } = test.result()
        if (state === 'passed') counts.passed += 1
        else if (state === 'failed') counts.failed += 1
        else {
          counts.skipped += 1
          skipped.push(`${testModule.relativeModuleId}: ${test.fullName}`)
        }
      }
      // A file that fails before its first test has no failed test to count.
      if (testModule.state() === 'failed' && tests.every(test => test.result().state !== 'failed'))
        counts.failed += 1
    }
    if (mustNotSkip && skipped.length > 0) {
      process.stdout.write(`\nSkipped, although nothing may be skipped here:\n${skipped.join('\n')}\n`)
      process.exitCode = 1
    }
    process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
  }
}
