/** Every bot scope that the manifests ask for, and why. A test keeps both sides equal. */
export const botScopes = {
  commands: 'to answer slash commands',
  'chat:write': 'to write the messages that a person is meant to get',
  'im:write': 'to open the direct message in which they stand',
  'im:history': 'to see, after a lost answer, whether its own message arrived, so that none is sent twice',
  'users:read': 'to know time zones, and who is a guest or deactivated',
  'users:read.email': 'to match Slack members with the people in the business facts',
} as const

/** Events that the bot listens to, and why. */
export const botEvents = {
  team_join: 'a new member is matched with the people data',
  user_change: 'a changed zone, address or deactivation is taken over',
} as const
