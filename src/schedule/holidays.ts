/** Whether a date, as YYYY-MM-DD, is a public holiday. */
export type IsHoliday = (date: string) => boolean

const never: IsHoliday = () => false
const DAY_MS = 86_400_000
const known = new Map<string, Promise<IsHoliday>>()

/** The library carries the calendars of all countries; it is loaded when the first country is asked for. */
async function load(country: string): Promise<IsHoliday> {
  const { default: Holidays } = await import('date-holidays')
  const calendar = new Holidays(country, { types: ['public'] })
  const years = new Map<string, ReadonlySet<string>>()
  const datesOf = (year: string) => {
    const dates = new Set<string>()
    for (const { date, start, end } of calendar.getHolidays(Number(year)) ?? []) {
      // A holiday of several days is one entry with an end; sunsets and time zones are rounded to whole days.
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS))
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
      for (let day = 0; day < days; day += 1)
        dates.add(new Date(first + day * DAY_MS).toISOString().slice(0, 10))
    }
    years.set(year, dates)
    return dates
  }
  return date => (years.get(date.slice(0, 4)) ?? datesOf(date.slice(0, 4))).has(date)
}

/** Public holidays of a country (ISO 3166-1) as a whole; none where the country is unknown. */
export function publicHolidays(country: string | null): Promise<IsHoliday> {
  if (country === null) return Promise.resolve(never)
  const held = known.get(country) ?? load(country).catch(() => never)
  known.set(country, held)
  return held
}
