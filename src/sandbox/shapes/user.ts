import { createHash } from 'node:crypto'
import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import type { Person } from '../workspace/people.ts'
import { zoneLabel, zoneOffsetSeconds } from './zone.ts'

const avatarSizes = [24, 32, 48, 72, 192, 512]

/** https://docs.slack.dev/reference/objects/user-object; the e-mail only with users:read.email */
export function userShape(core: Core, person: Person): JsonObject {
  const isUndeletedFields = person.deleted ? {} : liveFields(core, person)
  return {
    id: person.id,
    team_id: core.team.id,
    name: person.name,
    deleted: person.deleted,
    profile: profileShape(core, person),
    is_bot: person.isBot,
    is_app_user: false,
    updated: person.updated,
    ...isUndeletedFields,
  }
}

function liveFields(core: Core, person: Person): JsonObject {
  const now = core.clock.now()
  return {
    color: avatarHash(person).slice(0, 6),
    real_name: person.realName,
    tz: person.tz,
    tz_label: zoneLabel(person.tz, now),
    tz_offset: zoneOffsetSeconds(person.tz, now),
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: false,
    is_restricted: person.isGuest,
    is_ultra_restricted: false,
    is_email_confirmed: person.email !== null,
    has_2fa: false,
    who_can_share_contact_card: 'EVERYONE',
  }
}

export function profileShape(core: Core, person: Person): JsonObject {
  const [firstName = '', ...rest] = person.realName.split(' ')
  const hash = avatarHash(person)
  const profile: JsonObject = {
    title: person.title,
    phone: '',
    skype: '',
    real_name: person.realName,
    real_name_normalized: person.realName.normalize('NFKD').replace(/\p{M}/gu, ''),
    display_name: person.name,
    display_name_normalized: person.name,
    fields: {},
    status_text: '',
    status_emoji: '',
    status_emoji_display_info: [],
    status_expiration: 0,
    status_text_canonical: '',
    avatar_hash: hash.slice(0, 12),
    first_name: firstName,
    last_name: rest.join(' '),
    team: core.team.id,
  }
  for (const size of avatarSizes)
    profile[`image_${size}`] = `https://secure.gravatar.com/avatar/${hash}.jpg?s=${size}`
  if (person.email !== null && core.scopes.has('users:read.email')) profile['email'] = person.email
  if (person.isBot)
    Object.assign(profile, { api_app_id: core.app.id, bot_id: core.app.bot_id, always_active: false })
  return profile
}

function avatarHash(person: Person): string {
  return createHash('md5').update(person.id).digest('hex')
}
