import type { Directory, SlackMember } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import { factReading } from './facts/fact-reader.ts'

interface MemberRow {
  readonly slack_user_id: string
  readonly email: string | null
  readonly time_zone: string | null
  readonly is_guest: boolean
  readonly is_deactivated: boolean
  readonly person_id: string | null
}

const member = (row: MemberRow): SlackMember => ({
  slackUserId: row.slack_user_id,
  email: row.email,
  timeZone: row.time_zone,
  isGuest: row.is_guest,
  isDeactivated: row.is_deactivated,
  personId: row.person_id,
})

// Of several people with one address the one who stays counts. Where several do, nobody is meant: to guess would show
// one person the accounts and the pay of another.
const MEMBERS = `
SELECT m.slack_user_id, m.email, m.time_zone, m.is_guest, m.is_deactivated, p.person_id
FROM slack_member m
LEFT JOIN LATERAL (
  SELECT CASE WHEN m.stated_person_id IS NOT NULL THEN
    (SELECT person_id FROM person WHERE workspace_id = m.workspace_id AND person_id = m.stated_person_id)
  ELSE
    (SELECT CASE count(*) FILTER (WHERE left_on IS NULL)
       WHEN 1 THEN min(person_id) FILTER (WHERE left_on IS NULL)
       WHEN 0 THEN CASE count(*) WHEN 1 THEN min(person_id) END
     END
     FROM person WHERE workspace_id = m.workspace_id AND email = m.email)
  END AS person_id
) p ON true
WHERE m.workspace_id = $1`

const REPORTS = `
WITH RECURSIVE below AS (
  SELECT person_id FROM person WHERE workspace_id = $1 AND manager_id = $2
  UNION
  SELECT p.person_id FROM person p JOIN below b ON p.manager_id = b.person_id WHERE p.workspace_id = $1
)
SELECT person_id FROM below WHERE person_id <> $2 ORDER BY person_id`

// The path stops a cycle in the tree, which UNION alone does not once the depth is carried along.
const MANAGERS = `
WITH RECURSIVE above AS (
  SELECT manager_id, 1 AS depth, ARRAY[person_id, manager_id] AS path
  FROM person WHERE workspace_id = $1 AND person_id = $2
  UNION ALL
  SELECT p.manager_id, a.depth + 1, a.path || p.manager_id
  FROM above a JOIN person p ON p.workspace_id = $1 AND p.person_id = a.manager_id
  WHERE p.manager_id <> ALL (a.path)
)
SELECT manager_id FROM above WHERE manager_id IS NOT NULL AND manager_id <> $2 ORDER BY depth`

const COVERED = `
SELECT DISTINCT account_id FROM coverage_assignment
WHERE workspace_id = $1 AND person_id = ANY($2::text[])
  AND (from_on IS NULL OR from_on <= $3::date) AND (until_on IS NULL OR until_on >= $3::date)
ORDER BY account_id`

// Two short columns: a step of this size takes as long as a page of whole rows.
const NAMES_PER_STEP = 2_000
const ALL_NAMES = `
SELECT account_id AS "accountId", name FROM account
WHERE workspace_id = $1 AND account_id > $2 ORDER BY account_id LIMIT $3`
const SOME_NAMES = `
SELECT account_id AS "accountId", name FROM account
WHERE workspace_id = $1 AND account_id = ANY($2::text[]) ORDER BY account_id`

const COVERED_NAMES = `
SELECT a.account_id AS "accountId", a.name FROM account a
JOIN (${COVERED}) covered ON covered.account_id = a.account_id
WHERE a.workspace_id = $1 ORDER BY a.account_id`

const SAVE = `
INSERT INTO slack_member (workspace_id, slack_user_id, email, time_zone, is_guest, is_deactivated)
SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::boolean[], $6::boolean[])
ON CONFLICT (workspace_id, slack_user_id) DO UPDATE SET email = EXCLUDED.email, time_zone = EXCLUDED.time_zone,
  is_guest = EXCLUDED.is_guest, is_deactivated = EXCLUDED.is_deactivated`

/** People, who manages whom, who covers what, and who is who in Slack. */
export function directory(lane: LaneConnection, workspaceId: string): Directory {
  const { pool, chunkRows } = lane
  const facts = factReading(lane, workspaceId)
  const person = async (personId: string) => (await facts.byId('person', [personId]))[0]?.row ?? null
  const membersBy = async (where: string, values: readonly unknown[]) =>
    (await pool.query<MemberRow>(`${MEMBERS} ${where}`, [workspaceId, ...values])).rows.map(member)

  type Name = Awaited<ReturnType<Directory['accountNames']>>[number]
  const someNames = async (accountIds: readonly string[]) =>
    (await pool.query<Name>(SOME_NAMES, [workspaceId, accountIds])).rows
  async function allNames(): Promise<readonly Name[]> {
    const names: Name[] = []
    for (;;) {
      const after = names.at(-1)?.accountId ?? ''
      const { rows } = await pool.query<Name>(ALL_NAMES, [workspaceId, after, NAMES_PER_STEP])
      names.push(...rows)
      if (rows.length < NAMES_PER_STEP) return names
    }
  }

  return {
    person,
    async personBySlackUser(slackUserId) {
      const [found] = await membersBy('AND m.slack_user_id = $2', [slackUserId])
      if (found === undefined || found.personId === null || found.isGuest || found.isDeactivated) return null
      return person(found.personId)
    },
    async slackUserOf(personId) {
      // Members who can be meant are found first, each way through an index of its own, and are looked at more closely
      // afterwards: every message asks this, and a close look at each of thousands of members takes minutes in all.
      const possible = await membersBy(
        `AND m.slack_user_id = ANY(ARRAY(
           SELECT slack_user_id FROM slack_member WHERE workspace_id = $1 AND stated_person_id = $2
           UNION ALL
           SELECT s.slack_user_id FROM person o JOIN slack_member s ON s.workspace_id = $1 AND s.email = o.email
           WHERE o.workspace_id = $1 AND o.person_id = $2))
         ORDER BY m.is_deactivated, m.is_guest, m.stated_person_id IS NULL, m.slack_user_id`,
        [personId],
      )
      return possible.find(one => one.personId === personId) ?? null
    },
    async saveMembers(saved) {
      const unique = [...new Map(saved.map(one => [one.slackUserId, one])).values()]
      for (let start = 0; start < unique.length; start += chunkRows) {
        const chunk = unique.slice(start, start + chunkRows)
        await pool.query(SAVE, [
          workspaceId,
          chunk.map(one => one.slackUserId),
          chunk.map(one => one.email?.trim().toLowerCase() ?? null),
          chunk.map(one => one.timeZone),
          chunk.map(one => one.isGuest),
          chunk.map(one => one.isDeactivated),
        ])
      }
      const ids = unique.map(one => one.slackUserId)
      const stored = await membersBy('AND m.slack_user_id = ANY($2::text[])', [ids])
      const matched = stored.filter(one => one.personId !== null).length
      return { matched, unmatched: stored.length - matched }
    },
    async stateMember(slackUserId, personId) {
      const { rowCount } = await pool.query(
        'UPDATE slack_member SET stated_person_id = $3 WHERE workspace_id = $1 AND slack_user_id = $2',
        [workspaceId, slackUserId, personId],
      )
      return rowCount === 1
    },
    members: slackUserIds => membersBy('AND m.slack_user_id = ANY($2::text[])', [slackUserIds]),
    unmatchedMembers: () => membersBy('AND p.person_id IS NULL ORDER BY m.slack_user_id', []),
    async reportsOf(managerId) {
      const { rows } = await pool.query<{ person_id: string }>(REPORTS, [workspaceId, managerId])
      return rows.map(row => row.person_id)
    },
    async managersOf(personId) {
      const { rows } = await pool.query<{ manager_id: string }>(MANAGERS, [workspaceId, personId])
      return rows.map(row => row.manager_id)
    },
    async accountsCoveredBy(personIds, on) {
      const { rows } = await pool.query<{ account_id: string }>(COVERED, [workspaceId, personIds, on])
      return rows.map(row => row.account_id)
    },
    accountNamesCoveredBy: async (personIds, on) =>
      (await pool.query<Name>(COVERED_NAMES, [workspaceId, personIds, on])).rows,
    accountNames: async accountIds => (accountIds === undefined ? allNames() : someNames(accountIds)),
  }
}
