import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import { parseJson } from '../json.ts'
import { contentType, readBody } from '../protocol/http.ts'
import { ActRefusal } from './act-error.ts'

/** What a route of the page API gets to work with. */
export interface Request {
  /** the parts of the path that the pattern names */
  params: Record<string, string>
  query: URLSearchParams
  incoming: IncomingMessage
  response: ServerResponse
  /** the JSON body, checked. @throws ActRefusal 400, 415 */
  body<T>(schema: z.ZodType<T>): Promise<T>
}

/** Answers JSON; undefined where the route has answered by itself. */
type RouteAnswer = unknown
type Route = (request: Request) => RouteAnswer | Promise<RouteAnswer>

export interface Router {
  /** `GET people/:userId/home` */
  on(pattern: string, route: Route): void
  find(
    method: string,
    path: string,
  ): { route: Route; params: Record<string, string> } | 'wrong-method' | undefined
}

export function createRouter(): Router {
  const routes: { method: string; parts: string[]; route: Route }[] = []
  return {
    on(pattern, route) {
      const [method = '', path = ''] = pattern.split(' ')
      routes.push({ method, parts: path.split('/'), route })
    },
    find(method, path) {
      const parts = path.split('/')
      const matching = routes.filter(one => matches(one.parts, parts))
      const exact = matching.find(one => one.method === method)
      if (exact === undefined) return matching.length > 0 ? 'wrong-method' : undefined
      const named = exact.parts.flatMap((part, index) =>
        part.startsWith(':') ? [[part.slice(1), parts[index] ?? '']] : [],
      )
      return { route: exact.route, params: Object.fromEntries(named) as Record<string, string> }
    },
  }
}

function matches(pattern: string[], parts: string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index]))
  )
}

const bodyLimitBytes = 1_000_000

export async function readJsonBody<T>(incoming: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  // The header also keeps plain HTML forms of other sites out: they cannot send it.
  if (contentType(incoming) !== 'application/json')
    throw new ActRefusal('unsupported_media_type', 'Send JSON, with Content-Type: application/json.', 415)
  const text = (await readBody(incoming, bodyLimitBytes)).toString('utf8')
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.') || 'body'}: ${issue.message}`)
  throw new ActRefusal('invalid_body', faults.join('; '))
}
