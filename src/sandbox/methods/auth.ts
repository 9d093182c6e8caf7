import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import type { Args } from '../protocol/args.ts'
import { type Method, needs } from './method.ts'

export const authMethods: Method[] = [
  { name: 'api.test', token: 'none', tier: 'unlimited', scopes: needs(), run: echo },
  { name: 'auth.test', token: 'bot', tier: 'unlimited', scopes: needs(), run: authTest },
]

function echo(args: Args): JsonObject {
  const { token: _, error, ...rest } = args
  if (typeof error === 'string') return { ok: false, error, args: { error, ...rest } }
  return { ok: true, args: rest }
}

function authTest(_args: Args, core: Core): JsonObject {
  return {
    ok: true,
    url: `https://${core.team.domain}.slack.com/`,
    team: core.team.name,
    user: core.people.get(core.app.bot_user_id)?.name,
    team_id: core.team.id,
    user_id: core.app.bot_user_id,
    bot_id: core.app.bot_id,
    is_enterprise_install: false,
  }
}
