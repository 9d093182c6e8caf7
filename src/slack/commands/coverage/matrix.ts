import { plural } from '../../../coaching/index.ts'
import type { AccountCoverage } from '../../../workflows/answers/coverage.ts'
import { section } from '../../blocks/build.ts'
import { dataTable, type ShownBlock } from '../../blocks/native.ts'
import { roleNames } from '../../blocks/role-names.ts'

/** Sellers with a column of their own; a phone shows no more side by side. */
const MOST_SELLERS = 3

type Row = AccountCoverage['coverage']['matrix'][number]
type Cell = Row['cells'][number]

/** Sellers in touch with anybody, those who heard from a buyer last first. */
function sellersOf(matrix: readonly Row[]): readonly string[] {
  const nearest = new Map<string, number>()
  for (const { seller, daysSinceTwoWay } of matrix.flatMap(({ cells }) => cells))
    nearest.set(seller, Math.min(nearest.get(seller) ?? Infinity, daysSinceTwoWay ?? Infinity))
  const days = (seller: string) => nearest.get(seller) ?? Infinity
  return [...nearest.keys()].toSorted((a, b) => {
    if (days(a) !== days(b)) return days(a) < days(b) ? -1 : 1
    return a < b ? -1 : 1
  })
}

function sayCell(cell: Cell | undefined): string {
  if (cell === undefined) return 'never'
  if (cell.daysSinceTwoWay !== null)
    return cell.daysSinceTwoWay === 0 ? 'today' : `${plural(cell.daysSinceTwoWay, 'day')} ago`
  return cell.daysSinceTouch === null ? 'never' : 'no answer yet'
}

const stateOf = ({ isCovered, isRequired }: Row) =>
  isCovered ? '✓ covered' : isRequired ? '✗ not covered' : '– not required'

/** Buyer roles by sellers, with when they last heard from each other. */
export function matrixBlocks({ coverage: { matrix }, names }: AccountCoverage): readonly ShownBlock[] {
  if (matrix.length === 0) return [section('No buyers are mapped yet.')]
  const name = (id: string) => names.get(id) ?? id
  const sellers = sellersOf(matrix)
  const shown = sellers.slice(0, MOST_SELLERS)
  const more = sellers.length - shown.length
  return [
    section(
      `*Who covers whom*, and when buyer and seller last heard from each other${more === 0 ? '' : ` (and ${plural(more, 'more seller')})`}`,
    ),
    ...dataTable({
      caption: 'Buyer roles by sellers, with the last two-way contact',
      columns: ['Buyer role', 'State', 'Buyers', ...shown.map(name)],
      rows: matrix.map(row => [
        row.buyerRole === null ? 'Role not known' : roleNames[row.buyerRole],
        stateOf(row),
        row.contacts.length === 0 ? 'nobody known' : row.contacts.map(name).join(', '),
        ...shown.map(seller =>
          row.contacts.length === 0 ? '–' : sayCell(row.cells.find(cell => cell.seller === seller)),
        ),
      ]),
    }),
  ]
}
