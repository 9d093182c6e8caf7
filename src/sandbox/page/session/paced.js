/**
 * Runs at most once in a while, however often it is asked to: a flood of messages must not freeze the page.
 * Timers also run in tabs that are not on the screen, where animation frames do not.
 *
 * @param {() => void} run
 * @param {number} paceMs
 */
export function paced(run, paceMs) {
  let timer = 0
  return () => {
    if (timer !== 0) return
    timer = window.setTimeout(() => {
      timer = 0
      run()
    }, paceMs)
  }
}
