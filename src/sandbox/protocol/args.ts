import { type JsonObject, parseJson } from '../json.ts'
import { refusal, SlackError } from './slack-error.ts'

/** Arguments of a Web API call; forms carry everything as text, JSON bodies may carry values. */
export type Args = JsonObject

export function textArg(args: Args, name: string): string | undefined {
  const value = args[name]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** @throws SlackError invalid_arguments naming the field */
export function requiredArg(args: Args, name: string): string {
  const value = textArg(args, name)
  if (value === undefined || value === '')
    throw refusal('invalid_arguments', [`missing required field: ${name} [json-pointer:/${name}]`])
  return value
}

export function booleanArg(args: Args, name: string): boolean {
  const value = args[name]
  return value === true || value === 'true' || value === '1' || value === 1
}

/** @throws SlackError invalid_limit outside 1 … `max` */
export function limitArg(args: Args, byDefault: number, max: number): number {
  const text = textArg(args, 'limit')
  if (text === undefined || text === '' || text === '0') return byDefault
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 0) throw new SlackError('invalid_limit')
  return Math.min(limit, max)
}

/** JSON, as text in a form or as it is in a JSON body; undefined where absent. */
export function jsonArg(args: Args, name: string, orRefuse: string): unknown {
  const value = args[name]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') return value
  const parsed = parseJson(value)
  if (parsed === undefined) throw new SlackError(orRefuse)
  return parsed
}

export interface Page<T> {
  items: T[]
  nextCursor: string
}

/** @throws SlackError invalid_cursor */
export function paginate<T>(items: T[], args: Args, byDefault: number, max: number): Page<T> {
  const limit = limitArg(args, byDefault, max)
  const cursor = textArg(args, 'cursor') ?? ''
  const start = cursor === '' ? 0 : decodeCursor(cursor)
  const nextCursor = start + limit < items.length ? encodeCursor(start + limit) : ''
  return { items: items.slice(start, start + limit), nextCursor }
}

function encodeCursor(offset: number): string {
  return Buffer.from(`next:${offset}`).toString('base64')
}

function decodeCursor(cursor: string): number {
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))
  if (match === null) throw new SlackError('invalid_cursor')
  return Number(match[1])
}
