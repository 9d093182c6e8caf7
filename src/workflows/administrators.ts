import type { Directory, Person } from './ports/index.ts'

/** Someone whom the configuration names before people.csv does. */
const administrator = (email: string): Person => ({
  personId: `administrator ${email}`,
  name: email,
  email,
  role: 'sales_operations',
  function: null,
  managerId: null,
  region: null,
  team: null,
  timeZone: null,
  country: null,
  isTechnical: null,
  startedOn: null,
  leftOn: null,
})

/** The directory in which members with these e-mail addresses have the rights of sales operations, whatever the people data say. */
export function withAdministrators(directory: Directory, emails: readonly string[]): Directory {
  if (emails.length === 0) return directory
  const named = new Set(emails.map(email => email.toLowerCase()))
  return {
    ...directory,
    async personBySlackUser(slackUserId) {
      const person = await directory.personBySlackUser(slackUserId)
      const [member] = await directory.members([slackUserId])
      const { email = null, isGuest, isDeactivated } = member ?? {}
      if (email === null || isGuest !== false || isDeactivated !== false || !named.has(email.toLowerCase()))
        return person
      return person === null ? administrator(email) : { ...person, role: 'sales_operations' }
    },
  }
}
