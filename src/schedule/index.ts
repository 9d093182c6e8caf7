export { type IsHoliday, publicHolidays } from './holidays.ts'
export { isCronExpression, startTicker, type Ticker } from './ticker.ts'
export { afterWorkingDays, isKnownZone, localDate, nextOpen, type WorkingHours } from './working-hours.ts'
