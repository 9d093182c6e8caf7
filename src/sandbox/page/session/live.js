/** Waits between attempts to reconnect grow up to this, in milliseconds. */
const longestWaitMs = 5000

/**
 * Server-Sent Events that come back by themselves. A short break is bridged by the browser with Last-Event-ID; after a
 * refused connection a new stream begins and `onReset` says that everything must be loaded again.
 *
 * @param {string} path
 * @param {string} eventName
 * @param {{ onEvent: (event: unknown) => void, onReset: () => void, onState: (isLive: boolean) => void }} listener
 */
export function listen(path, eventName, listener) {
  /** @type {EventSource | null} */
  let source = null
  let waitMs = 250
  let retry = 0
  let isFresh = true
  let isClosed = false
  open()
  return () => {
    isClosed = true
    clearTimeout(retry)
    source?.close()
  }

  function open() {
    const opened = new EventSource(path)
    source = opened
    opened.addEventListener('open', () => {
      waitMs = 250
      listener.onState(true)
      if (!isFresh) listener.onReset()
      isFresh = true
    })
    opened.addEventListener(eventName, event =>
      listener.onEvent(JSON.parse(/** @type {MessageEvent<string>} */ (event).data)),
    )
    opened.addEventListener('error', () => {
      if (isClosed) return
      listener.onState(false)
      if (opened.readyState !== EventSource.CLOSED) return
      isFresh = false
      retry = window.setTimeout(open, waitMs)
      waitMs = Math.min(longestWaitMs, waitMs * 2)
    })
  }
}
