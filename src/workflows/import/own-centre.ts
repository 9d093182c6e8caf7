import type { FactKind } from '../../facts/index.ts'
import type { CellFault, FactReader } from '../ports/index.ts'

interface Row {
  readonly accountId: string
  readonly centreId: string | null
}

/** Kinds of fact about an account and one of its buying centres. */
const kinds: readonly FactKind[] = ['contact', 'coverageAssignment']

/** A buying centre belongs to one account: whatever names both must name the account's own. */
export class OwnCentreRule {
  private readonly reader: Pick<FactReader, 'byId'>
  private readonly accepted: ReadonlyMap<string, string>

  /** `accepted` holds the accounts of buying centres that this import accepts but does not store. */
  constructor(reader: Pick<FactReader, 'byId'>, accepted: ReadonlyMap<string, string>) {
    this.reader = reader
    this.accepted = accepted
  }

  /** For each row its fault, or null; a centre that is not known is a matter of the references. */
  async check(
    kind: FactKind,
    rows: readonly object[],
    fieldOf: (property: string) => string,
  ): Promise<readonly (CellFault | null)[]> {
    if (!kinds.includes(kind)) return rows.map(() => null)
    const named = rows as readonly Row[]
    const accountOf = await this.accountsOf(named.flatMap(({ centreId }) => centreId ?? []))
    return named.map(({ accountId, centreId }) => {
      const owner = centreId === null ? undefined : accountOf.get(centreId)
      if (centreId === null || owner === undefined || owner === accountId) return null
      return {
        field: fieldOf('centreId'),
        value: centreId,
        reason: `expected a buying centre of account ${accountId}, found one of ${owner}`,
      }
    })
  }

  private async accountsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const stored = await this.reader.byId('buyingCentre', [...new Set(ids)])
    return new Map([...stored.map(({ row }) => [row.centreId, row.accountId] as const), ...this.accepted])
  }
}
