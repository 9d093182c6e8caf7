// One engine, one process: DuckDB in memory, one statement from answers to tiers.
import { join } from 'node:path'
import { requirePeer } from '../peers.ts'
import { measure } from './measure.ts'

// The peer is installed beside the project, so its types are not here; what we use of it is written down instead.
interface Reader {
  getColumns(): (number | bigint)[][]
}
interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<Reader>
}
interface DuckDB {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> }
}

const { DuckDBInstance } = requirePeer('@duckdb/node-api') as DuckDB
const [folder = '', repetitions = '1'] = process.argv.slice(2)

const dimension = (parts: readonly string[], minimum: number) => {
  const answered = parts.map(part => `(${part} IS NOT NULL)::INT`).join(' + ')
  const sum = parts.map(part => `coalesce(${part}, 0)`).join(' + ')
  return `CASE WHEN ${answered} >= ${minimum} THEN 100 * (${sum}) / (${answered}) END`
}
const likert = (name: string) => `((${name} - 1) / 4)`
const weight = (values: readonly number[]) =>
  `CASE stage WHEN 0 THEN ${values[0]} WHEN 1 THEN ${values[1]} WHEN 2 THEN ${values[2]} ELSE ${values[3]} END::DOUBLE`
/** Average rank: the mean of the first and the last rank of a block of ties, both from one window. */
const percentile = (window: string) =>
  `((rank() OVER ${window} + count(*) OVER ${window}) / 2 - 1) / (count(*) OVER () - 1)`

const statement = `
CREATE OR REPLACE TABLE tiers AS
WITH v1 AS (SELECT id, ${percentile('w')} AS u1 FROM portfolio WHERE V1 IS NOT NULL WINDOW w AS (ORDER BY V1)),
v2 AS (SELECT id, ${percentile('w')} AS u2 FROM portfolio WHERE V2 IS NOT NULL WINDOW w AS (ORDER BY V2)),
dimensions AS (
  SELECT id,
    ${dimension(['N1', likert('N2'), likert('N3')], 2)} AS need,
    ${dimension(['u1', 'u2', likert('V3'), likert('V4')], 3)} AS value,
    ${dimension([likert('B1'), likert('B2'), likert('B3')], 2)} AS behavior,
    ${weight([0.5, 0.45, 0.3, 0.2])} AS wN, ${weight([0.2, 0.35, 0.5, 0.6])} AS wV, ${weight([0.3, 0.2, 0.2, 0.2])} AS wB
  FROM portfolio LEFT JOIN v1 USING (id) LEFT JOIN v2 USING (id)
),
ranked AS (
  SELECT id, need, value, behavior, wN, wV, wB, ${percentile('n')} AS pN, ${percentile('v')} AS pV
  FROM dimensions WHERE need IS NOT NULL AND value IS NOT NULL
  WINDOW n AS (ORDER BY round(need * 1e7)), v AS (ORDER BY round(value * 1e7))
),
scored AS (
  SELECT id, behavior, pN >= 0.5 AND pV >= 0.5 AS eligible,
    round((1 - greatest(wN / greatest(wN, wV) * (1 - pN), wV / greatest(wN, wV) * (1 - pV))) * 1e9) AS j,
    round((CASE WHEN behavior IS NULL THEN wN / (wN + wV) * need + wV / (wN + wV) * value
      ELSE wN * need + wV * value + wB * behavior END) * 1e7) AS s,
    count(*) OVER () AS n
  FROM ranked
),
edge1 AS (
  SELECT *, eligible AND count(*) OVER (PARTITION BY eligible ORDER BY j DESC, s DESC)
    <= greatest(1, floor(0.1 * n + 0.5)) AS whole1,
    eligible AND rank() OVER (PARTITION BY eligible ORDER BY j DESC, s DESC) <= greatest(1, floor(0.1 * n + 0.5))
    AND count(*) OVER (PARTITION BY eligible ORDER BY j DESC, s DESC) <= 0.15 * n AS tied1
  FROM scored
),
tier1 AS (SELECT id, behavior, s, n, whole1 OR tied1 AS in1 FROM edge1),
edge2 AS (
  SELECT *, count(*) OVER (PARTITION BY in1 ORDER BY s DESC) AS upTo, rank() OVER (PARTITION BY in1 ORDER BY s DESC) AS place
  FROM tier1
)
SELECT id, (CASE
  WHEN in1 THEN CASE WHEN behavior >= 50 THEN 1 ELSE 2 END
  WHEN upTo <= floor(0.3 * n + 0.5) OR (place <= floor(0.3 * n + 0.5) AND upTo <= 0.45 * n) THEN 3
  ELSE 4 END)::UTINYINT AS tier
FROM edge2`

const connection = await (await DuckDBInstance.create(':memory:')).connect()
await connection.run(
  `CREATE TABLE portfolio AS SELECT (row_number() OVER ())::INT AS id, * FROM read_parquet('${join(folder, 'portfolio.parquet')}')`,
)
await measure(
  Number(repetitions),
  async () => {
    await connection.run(statement)
    return []
  },
  async () => {
    const sql = 'SELECT coalesce(tier, 0) AS tier FROM portfolio LEFT JOIN tiers USING (id) ORDER BY id'
    return (await connection.runAndReadAll(sql)).getColumns()[0]?.map(Number) ?? []
  },
)
