/**
 * Everything that a link can open is in the address: `#/U1/C1`, `#/U1/C1/1700000000.000100` (a thread), `#/U1/home`,
 * `#/U1/traffic`, `#/U1`.
 *
 * @typedef {{ person: string | null, place: 'start' | 'home' | 'traffic' | 'conversation', channel: string | null, thread: string | null }} Route
 */

/**
 * @param {string} hash
 * @returns {Route}
 */
export function parseRoute(hash) {
  const [person = '', place = '', thread = ''] = hash.replace(/^#\/?/, '').split('/').map(decode)
  const base = { person: person || null, channel: null, thread: null }
  if (place === 'home' || place === 'traffic') return { ...base, place }
  if (person === '' || place === '') return { ...base, place: 'start' }
  return { ...base, place: 'conversation', channel: place, thread: /^\d+\.\d+$/.test(thread) ? thread : null }
}

/**
 * @param {string} person
 * @param {string} [place] `home`, `traffic` or a conversation's id
 * @param {string | null} [thread]
 */
export function linkTo(person, place, thread) {
  return `#/${[person, place, thread]
    .filter(Boolean)
    .map(part => encodeURIComponent(String(part)))
    .join('/')}`
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
