import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { type Args, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { type Method, needs } from './method.ts'

export const oauthMethods: Method[] = [
  { name: 'oauth.v2.access', token: 'none', tier: 'tier4', scopes: needs(), run: access },
]

/** A code from `/oauth/v2/authorize` against the bot token; the client's id and secret as Basic or as arguments. */
function access(args: Args, core: Core): JsonObject {
  const { app, team } = core
  if (textArg(args, 'client_id') !== app.client_id) throw new SlackError('invalid_client_id')
  if (textArg(args, 'client_secret') !== app.client_secret) throw new SlackError('bad_client_secret')
  const grantType = textArg(args, 'grant_type') ?? 'authorization_code'
  if (grantType !== 'authorization_code') throw new SlackError('invalid_grant_type')
  const grant = core.oauthCodes.exchange(textArg(args, 'code') ?? '')
  if (grant === undefined) throw new SlackError('invalid_code')
  if ((textArg(args, 'redirect_uri') ?? null) !== grant.redirectUri) throw new SlackError('bad_redirect_uri')
  return {
    ok: true,
    app_id: app.id,
    authed_user: { id: grant.userId },
    scope: [...core.scopes].join(','),
    token_type: 'bot',
    access_token: app.bot_token,
    bot_user_id: app.bot_user_id,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
  }
}
