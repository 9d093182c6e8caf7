/** @import { ActResult } from '../../page-api.ts' */

/** Slack's own words name a code; these say what it means. */
const meanings = /** @type {const} */ ({
  operation_timeout: 'The app did not answer within 3 seconds.',
  app_not_connected: 'Start the app, then try again.',
  dispatch_failed: 'The app answered with an error: see Traffic for what it said.',
})

/**
 * @param {ActResult} result that failed
 * @returns {string}
 */
export function failureWords({ error, message }) {
  const meaning = error === null ? '' : meanings[error]
  if (!message) return meaning || 'The app did not answer.'
  return [/[.!?]$/.test(message) || meaning === '' ? message : `${message}.`, meaning]
    .filter(Boolean)
    .join(' ')
}

/**
 * @param {unknown} error what a request threw
 * @returns {string}
 */
export function errorWords(error) {
  return error instanceof Error ? error.message : 'The sandbox did not answer.'
}
