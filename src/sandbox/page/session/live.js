/** Waits between attempts to reconnect grow up to this, in milliseconds. */
const longestWaitMs = 5000
const firstWaitMs = 250
/**
 * A tab that nobody looks at lets go of its stream after this, in milliseconds: browsers open only six connections to
 * one host, over all tabs.
 */
const unseenMs = 20_000

/**
 * Server-Sent Events that come back by themselves. After every break `onReset` says that all has to be loaded again:
 * the sandbox may have been restarted meanwhile.
 *
 * @param {string} path
 * @param {string} eventName
 * @param {{ onEvent: (event: unknown) => void, onReset: () => void, onState: (isLive: boolean) => void }} listener
 * @returns {() => void} stops listening
 */
export function listen(path, eventName, listener) {
  /** @type {EventSource | null} */
  let source = null
  let waitMs = firstWaitMs
  let timer = 0
  let hasOpened = false
  const stopped = new AbortController()
  document.addEventListener('visibilitychange', onVisibility, { signal: stopped.signal })
  open()
  return () => {
    stopped.abort()
    letGo()
  }

  function letGo() {
    clearTimeout(timer)
    source?.close()
    source = null
  }

  function open() {
    letGo()
    const opened = new EventSource(path)
    source = opened
    opened.addEventListener('open', () => {
      waitMs = firstWaitMs
      listener.onState(true)
      if (hasOpened) listener.onReset()
      hasOpened = true
    })
    opened.addEventListener(eventName, event =>
      listener.onEvent(JSON.parse(/** @type {MessageEvent<string>} */ (event).data)),
    )
    opened.addEventListener('error', () => {
      if (source !== opened) return
      listener.onState(false)
      if (opened.readyState !== EventSource.CLOSED) return
      timer = window.setTimeout(open, waitMs)
      waitMs = Math.min(longestWaitMs, waitMs * 2)
    })
  }

  function onVisibility() {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') timer = window.setTimeout(letGo, unseenMs)
    else if (source === null || source.readyState === EventSource.CLOSED) open()
  }
}
