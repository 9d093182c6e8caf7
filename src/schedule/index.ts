export { type IsHoliday, publicHolidays } from './holidays.ts'
export {
  type FilledOccurrence,
  fillOccurrences,
  type Lateness,
  nextOccurrences,
  type Recurrence,
} from './occurrences.ts'
export { isCronExpression, startTicker, type Ticker } from './ticker.ts'
export { afterWorkingDays, nextOpen, type WorkingHours } from './working-hours.ts'
export { isKnownZone, localDate } from './zone.ts'
