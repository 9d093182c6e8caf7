import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { cellText, factFiles } from '../../facts/index.ts'
import {
  type FactStatement,
  GIVEN_IN_SLACK,
  type GivenRow,
  type StatementStore,
} from '../../workflows/ports/index.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import { toStored } from './fact-cells.ts'
import { rowsBySql } from './fact-sql.ts'
import { factTable } from './fact-table.ts'
import { upsertStatement } from './fact-writer.ts'

const STATE = `
INSERT INTO fact_statement
  (workspace_id, statement_id, kind, subject_id, property, value, was, stated_by, stated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`

type Client = Pick<pg.PoolClient, 'query'>

/** What the source itself says of a cell now, whatever people said of it. */
async function sourceSays(
  client: Client,
  workspaceId: string,
  { kind, subjectId, property }: FactStatement,
): Promise<string | null> {
  const table = factTable(kind)
  const statement = rowsBySql(table, workspaceId, table.key[0]?.column ?? '', [subjectId])
  const { rows } = await client.query<unknown[]>({
    text: statement.text,
    values: [...statement.values],
    rowMode: 'array',
  })
  const [values] = rows
  if (values === undefined) return null
  return cellText(factFiles[kind].columns, property, Reflect.get(toStored(table, values).row, property))
}

async function write(client: Client, workspaceId: string, { kind, stored }: GivenRow): Promise<void> {
  const { text, values } = upsertStatement(factTable(kind), workspaceId, GIVEN_IN_SLACK, [stored])
  await client.query(text, values)
}

/** Facts that people give in Slack. */
export function statementStore({ pool }: LaneConnection, workspaceId: string): StatementStore {
  return {
    async give({ rows = [], statements = [] }) {
      if (rows.length === 0 && statements.length === 0) return
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        for (const row of rows) await write(client, workspaceId, row)
        for (const statement of statements) {
          const { kind, subjectId, property, value, statedBy, statedAt } = statement
          const was = await sourceSays(client, workspaceId, statement)
          const values = [
            workspaceId,
            randomUUID(),
            kind,
            subjectId,
            property,
            value,
            was,
            statedBy,
            statedAt,
          ]
          await client.query(STATE, values)
        }
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {})
        throw error
      } finally {
        client.release()
      }
    },
  }
}
