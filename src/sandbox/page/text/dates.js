/**
 * The tokens of `<!date^…>` and rich text dates, in the reader's own zone.
 * Source: docs.slack.dev/messaging/formatting-message-text#date-formatting
 *
 * @param {string} format
 * @param {number} seconds epoch seconds
 * @param {string} timeZone IANA zone
 * @param {number} now epoch milliseconds
 */
export function formatSlackDate(format, seconds, timeZone, now) {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return null
  /** @param {Intl.DateTimeFormatOptions} options */
  const as = options => new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(date)
  const long = () => as({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' })
  const day = () => as({ month: 'long', day: 'numeric' })
  const short = () => as({ month: 'short', day: 'numeric', year: 'numeric' })
  /** @param {() => string} otherwise */
  const pretty = otherwise => relativeDay(seconds * 1000, timeZone, now) ?? otherwise()
  /** @type {Record<string, () => string>} */
  const tokens = {
    date_num: () => isoDay(seconds * 1000, timeZone),
    date_slash: () => as({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    date_long: long,
    date_long_full: () => as({ month: 'long', day: 'numeric', year: 'numeric' }),
    date_long_pretty: () => pretty(long),
    date: day,
    date_pretty: () => pretty(day),
    date_short: short,
    date_short_pretty: () => pretty(short),
    day_divider_pretty: () => pretty(() => as({ weekday: 'long', month: 'long', day: 'numeric' })),
    time: () => as({ hour: 'numeric', minute: '2-digit' }),
    time_secs: () => as({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: () => ago(now / 1000 - seconds),
  }
  let isKnown = true
  const text = format.replace(/\{([a-z_]+)\}/g, (_whole, name) => {
    if (Object.hasOwn(tokens, name)) return tokens[name]?.() ?? ''
    isKnown = false
    return ''
  })
  return isKnown ? text : null
}

/**
 * @param {number} ms
 * @param {string} timeZone
 */
export function isoDay(ms, timeZone) {
  // en-CA writes dates as YYYY-MM-DD
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(ms))
}

/**
 * @param {number} ms
 * @param {string} timeZone
 * @param {number} now
 */
export function relativeDay(ms, timeZone, now) {
  const days = Math.round((Date.parse(isoDay(ms, timeZone)) - Date.parse(isoDay(now, timeZone))) / 86_400_000)
  return days === 0 ? 'Today' : days === -1 ? 'Yesterday' : days === 1 ? 'Tomorrow' : null
}

/** @param {number} elapsedSeconds */
function ago(elapsedSeconds) {
  const size = Math.abs(elapsedSeconds)
  const [unit, length] =
    size < 60
      ? ['second', 1]
      : size < 3600
        ? ['minute', 60]
        : size < 86_400
          ? ['hour', 3600]
          : ['day', 86_400]
  return new Intl.RelativeTimeFormat('en-US', { numeric: 'always' }).format(
    -Math.round(elapsedSeconds / Number(length)),
    /** @type {Intl.RelativeTimeFormatUnit} */ (unit),
  )
}

/**
 * Offset of a zone from UTC at an instant, in milliseconds.
 *
 * @param {number} ms
 * @param {string} timeZone
 */
function zoneOffsetMs(ms, timeZone) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(ms))
  const part = (/** @type {string} */ type) => Number(parts.find(found => found.type === type)?.value)
  const asUtc = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return asUtc - Math.floor(ms / 1000) * 1000
}

/**
 * `2026-03-29T14:30` on the wall of a zone → epoch seconds. An hour that does not exist there (clocks going forward)
 * becomes the same distance after the gap; one that exists twice becomes the first.
 *
 * @param {string} wall
 * @param {string} timeZone
 */
export function wallToEpochSeconds(wall, timeZone) {
  const asUtc = Date.parse(`${wall.slice(0, 16)}:00Z`)
  if (Number.isNaN(asUtc)) return null
  const before = zoneOffsetMs(asUtc - 86_400_000, timeZone)
  const after = zoneOffsetMs(asUtc + 86_400_000, timeZone)
  const first = asUtc - before
  const isRight = zoneOffsetMs(first, timeZone) === before
  const second = asUtc - after
  if (isRight) return first / 1000
  return (zoneOffsetMs(second, timeZone) === after ? second : first) / 1000
}

/**
 * @param {number} seconds
 * @param {string} timeZone
 */
export function epochSecondsToWall(seconds, timeZone) {
  const ms = seconds * 1000
  return new Date(ms + zoneOffsetMs(ms, timeZone)).toISOString().slice(0, 16)
}
