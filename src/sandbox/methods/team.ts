import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import { type Args, textArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { botIcons } from '../shapes/message.ts'
import { type Method, needs } from './method.ts'

export const teamMethods: Method[] = [
  { name: 'team.info', token: 'bot', tier: 'tier3', scopes: needs('team:read'), run: teamInfo },
  { name: 'bots.info', token: 'bot', tier: 'tier3', scopes: needs('users:read'), run: botsInfo },
  { name: 'emoji.list', token: 'bot', tier: 'tier2', scopes: needs('emoji:read'), run: emojiList },
]

/** A workspace without emoji of its own. */
function emojiList(_args: Args, core: Core): JsonObject {
  return { ok: true, emoji: {}, cache_ts: String(core.clock.now() / 1000) }
}

const iconSizes = [34, 44, 68, 88, 102, 132, 230]

function teamInfo(args: Args, core: Core): JsonObject {
  const asked = textArg(args, 'team')
  if (asked !== undefined && asked !== core.team.id) throw new SlackError('team_not_found')
  const icon: JsonObject = { image_default: true }
  for (const size of iconSizes)
    icon[`image_${size}`] = `https://a.slack-edge.com/80588/img/avatars-teams/ava_0001-${size}.png`
  return {
    ok: true,
    team: {
      id: core.team.id,
      name: core.team.name,
      domain: core.team.domain,
      email_domain: core.team.email_domain,
      url: `https://${core.team.domain}.slack.com/`,
      icon,
      avatar_base_url: 'https://ca.slack-edge.com/',
      is_verified: false,
    },
  }
}

function botsInfo(args: Args, core: Core): JsonObject {
  const asked = textArg(args, 'bot') ?? core.app.bot_id
  if (asked !== core.app.bot_id) throw new SlackError('bot_not_found')
  const updated = core.people.get(core.app.bot_user_id)?.updated
  const { id: appId, bot_id, bot_user_id, name } = core.app
  return {
    ok: true,
    bot: { id: bot_id, deleted: false, name, updated, app_id: appId, user_id: bot_user_id, icons: botIcons },
  }
}
