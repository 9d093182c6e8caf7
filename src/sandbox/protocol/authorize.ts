import type { ServerResponse } from 'node:http'
import type { Core } from '../core.ts'
import { isOnThisMachine } from './guard.ts'
import { HttpRefusal } from './http.ts'

/**
 * `GET /oauth/v2/authorize`: the first person of the workspace allows the app at once, and the browser goes back to it
 * with a code. Bolt takes the address as `installerOptions.authorizationUrl`.
 * @throws HttpRefusal 400
 */
export function authorizeApp(core: Core, query: URLSearchParams, response: ServerResponse): void {
  const refuse = (code: string, words: string) => new HttpRefusal(400, code, words)
  if (query.get('client_id') !== core.app.client_id)
    throw refuse('invalid_client_id', `client_id must be ${core.app.client_id}, as app.client_id says.`)
  const unknown = (query.get('scope') ?? '').split(/[ ,]+/).filter(one => one !== '' && !core.scopes.has(one))
  if (unknown.length > 0)
    throw refuse('invalid_scope', `The app's scopes do not include ${unknown.join(', ')}.`)
  const redirectUri = query.get('redirect_uri')
  const target = redirectUri ?? core.app.redirect_url ?? ''
  if (!URL.canParse(target) || !isOnThisMachine(new URL(target)))
    throw refuse('bad_redirect_uri', 'redirect_uri must be an address on this machine.')
  const person = core.people.all().find(one => !one.isBot && !one.deleted)
  const back = new URL(target)
  back.searchParams.set('code', core.oauthCodes.make({ redirectUri, userId: person?.id ?? '' }))
  const state = query.get('state')
  if (state !== null) back.searchParams.set('state', state)
  response.writeHead(302, { Location: back.href, 'Cache-Control': 'no-store' }).end()
}
