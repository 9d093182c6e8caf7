import { z } from 'zod'
import { column, same } from './column.ts'
import { isPlainDate, type PlainDate } from './plain-date.ts'

export const email = column(
  'e-mail address',
  'text',
  z.string().trim().toLowerCase().max(254, 'at most 254 characters').pipe(z.email('an e-mail address')),
  same,
)

export const date = column<PlainDate>(
  'date, YYYY-MM-DD',
  'date',
  z.string().refine(isPlainDate, 'a date that exists, as YYYY-MM-DD, from 1900 to 2199'),
  same,
)

/** A calendar month, kept as its first day. */
export const month = column<PlainDate>(
  'month, YYYY-MM',
  'date',
  z
    .string()
    .refine(value => isPlainDate(`${value}-01`), 'a month that exists, as YYYY-MM, from 1900 to 2199')
    .transform(value => `${value}-01`),
  value => value.slice(0, 7),
)

const knownCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
export const currency = column(
  'ISO 4217 code',
  'text',
  z
    .string()
    .toUpperCase()
    .refine(value => knownCurrencies.has(value), 'an ISO 4217 currency code such as EUR'),
  same,
)

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /\/|^UTC$/.test(zone)
  } catch {
    return false
  }
}

export const timeZone = column(
  'IANA time zone',
  'text',
  z.string().refine(isTimeZone, 'an IANA time zone such as Europe/Berlin'),
  same,
)

export const country = column(
  'ISO 3166 code',
  'text',
  z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'a two-letter ISO 3166 country code such as DE'),
  same,
)
