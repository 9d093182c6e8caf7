import { toUnits } from '../../../facts/index.ts'

/** An exact decimal: `units` of 10^-decimals. */
export interface Exact {
  readonly units: bigint
  readonly decimals: number
}

/** A term over the columns of one row; a column that holds no number gives its own name. */
type Term = (cell: (column: string) => string) => Exact | { readonly noNumber: string }

export interface SumFormula {
  readonly columns: readonly string[]
  readonly term: Term
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)|\[([^\]]+)\]|([-+*()]))/y

interface Token {
  readonly is: 'number' | 'column' | 'sign'
  readonly text: string
}

function tokens(formula: string): Token[] | null {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const match = TOKEN.exec(formula)
    if (match === null) return null
    const [, number, name, bracketed, sign] = match
    const column = name ?? bracketed
    if (number !== undefined) found.push({ is: 'number', text: number })
    else if (column !== undefined) found.push({ is: 'column', text: column })
    else found.push({ is: 'sign', text: sign ?? '' })
  }
  return found
}

/** True for a formula of columns (those with blanks in square brackets), numbers, `+ - *` and round brackets. */
export function isSum(formula: string): boolean {
  return parseSum(formula) !== null
}

export function parseSum(formula: string): SumFormula | null {
  const all = tokens(formula)
  if (all === null) return null
  const columns = new Set<string>()
  let at = 0
  const takes = (...signs: string[]) => {
    const token = all[at]
    if (token?.is !== 'sign' || !signs.includes(token.text)) return null
    at++
    return token.text
  }
  const factor = (): Term | null => {
    if (takes('(') !== null) {
      const inner = total()
      return takes(')') === null ? null : inner
    }
    const token = all[at++]
    if (token === undefined || token.is === 'sign') return null
    if (token.is === 'number') {
      const value = exact(token.text)
      return value === null ? null : () => value
    }
    columns.add(token.text)
    return cell => exact(cell(token.text)) ?? { noNumber: token.text }
  }
  const chain = (signs: string[], next: () => Term | null): Term | null => {
    let left = next()
    for (let sign = takes(...signs); sign !== null; sign = takes(...signs)) {
      const right = next()
      if (left === null || right === null) return null
      left = both(sign, left, right)
    }
    return left
  }
  const product = () => chain(['*'], factor)
  const total = (): Term | null => chain(['+', '-'], product)
  const term = total()
  return term === null || at !== all.length ? null : { columns: [...columns], term }
}

function exact(text: string): Exact | null {
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  const units = toUnits(text, decimals)
  return units === null ? null : { units, decimals }
}

function both(sign: string, left: Term, right: Term): Term {
  return cell => {
    const [a, b] = [left(cell), right(cell)]
    if ('noNumber' in a) return a
    if ('noNumber' in b) return b
    if (sign === '*') return { units: a.units * b.units, decimals: a.decimals + b.decimals }
    return add(a, sign === '-' ? { ...b, units: -b.units } : b)
  }
}

export function add(a: Exact, b: Exact): Exact {
  const decimals = Math.max(a.decimals, b.decimals)
  return { units: scaled(a, decimals) + scaled(b, decimals), decimals }
}

const scaled = ({ units, decimals }: Exact, to: number) => units * 10n ** BigInt(to - decimals)

/** Rounds half up (away from zero) to a number of decimals. */
export function rounded(value: Exact, decimals: number): bigint {
  if (value.decimals <= decimals) return scaled(value, decimals)
  const divisor = 10n ** BigInt(value.decimals - decimals)
  const size = value.units < 0n ? -value.units : value.units
  const whole = (size + divisor / 2n) / divisor
  return value.units < 0n ? -whole : whole
}
