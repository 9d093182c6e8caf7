/** @import { ApiError } from '../../page-api.ts' */

const root = '/sandbox/api/'

/** What the sandbox refused, in its own words. */
export class Refusal extends Error {
  /**
   * @param {number} status HTTP status; 0 when the sandbox could not be reached
   * @param {string} code
   * @param {string} message
   */
  constructor(status, code, message) {
    super(message)
    this.status = status
    this.code = code
  }
}

/**
 * @template T
 * @param {string} path below /sandbox/api/
 * @returns {Promise<T>}
 */
export function get(path) {
  return request('GET', path, {})
}

/**
 * @template T
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<T>}
 */
export function post(path, body = {}) {
  return request('POST', path, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
}

/**
 * @template T
 * @param {string} path
 * @returns {Promise<T>}
 */
export function remove(path) {
  return request('DELETE', path, {})
}

/**
 * @template T
 * @param {string} path
 * @param {File} file
 * @returns {Promise<T>}
 */
export function upload(path, file) {
  return request('POST', `${path}?name=${encodeURIComponent(file.name)}`, {
    body: file,
    headers: {
      'content-type':
        file.type && !file.type.startsWith('multipart/') ? file.type : 'application/octet-stream',
    },
  })
}

/**
 * @template T
 * @param {string} method
 * @param {string} path
 * @param {RequestInit} init
 * @returns {Promise<T>}
 */
async function request(method, path, init) {
  let response
  try {
    response = await fetch(root + path, { ...init, method })
  } catch {
    throw new Refusal(
      0,
      'unreachable',
      'The sandbox is not running any more. Start it again; this page reconnects by itself.',
    )
  }
  const body = await response.json().catch(() => null)
  if (response.ok) return /** @type {T} */ (body)
  const refusal = /** @type {ApiError | null} */ (body)
  throw new Refusal(
    response.status,
    refusal?.error ?? 'refused',
    refusal?.message ?? `The sandbox answered ${response.status}.`,
  )
}
