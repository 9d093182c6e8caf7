/** The method as the specification words it, by counting and sorting rows: slow, plain, and written without the columns. */
export interface PlainAccount {
  readonly id: string
  readonly weights: readonly [number, number, number]
  readonly answers: Readonly<Record<string, number | null>>
  readonly previous?: string | undefined
}

export interface PlainResult {
  readonly need: number | null
  readonly value: number | null
  readonly behavior: number | null
  readonly overall: number | null
  readonly index: number | null
  readonly tier: string
}

const questionsOf = {
  need: ['N1', 'N2', 'N3'],
  value: ['V1', 'V2', 'V3', 'V4'],
  behavior: ['B1', 'B2', 'B3'],
}
const minimum = { need: 2, value: 3, behavior: 2 }

function percentile(values: readonly number[], value: number): number {
  if (values.length === 1) return 0.5
  const below = values.filter(other => other < value).length
  const ties = values.filter(other => other === value).length - 1
  return (below + ties / 2) / (values.length - 1)
}

/** Ties are meant, not rounding noise. */
const near = (value: number, steps: number) => Math.round(value * steps)

export function byDefinition(
  accounts: readonly PlainAccount[],
  hasPrevious: boolean,
): Map<string, PlainResult> {
  const money = (question: string) =>
    accounts.flatMap(account =>
      account.answers[question] == null ? [] : [account.answers[question] as number],
    )
  const scale = (question: string, answer: number) => {
    if (question === 'N1') return answer
    if (question === 'V1' || question === 'V2') return percentile(money(question), answer)
    return (answer - 1) / 4
  }
  const dimension = (account: PlainAccount, name: keyof typeof questionsOf) => {
    const answered = questionsOf[name].flatMap(question => {
      const answer = account.answers[question]
      return answer == null ? [] : [scale(question, answer)]
    })
    if (answered.length < minimum[name]) return null
    return (100 * answered.reduce((sum, u) => sum + u, 0)) / answered.length
  }
  const rows = accounts.map(account => {
    const need = dimension(account, 'need')
    const value = dimension(account, 'value')
    const behavior = dimension(account, 'behavior')
    const [wN, wV, wB] = account.weights
    const overall =
      need === null || value === null
        ? null
        : behavior === null
          ? (wN / (wN + wV)) * need + (wV / (wN + wV)) * value
          : wN * need + wV * value + wB * behavior
    return { account, need, value, behavior, overall }
  })
  const scored = rows.filter(row => row.overall !== null)
  const needs = scored.map(row => near(row.need ?? 0, 1e7))
  const values = scored.map(row => near(row.value ?? 0, 1e7))
  const ranked = scored.map(row => {
    const [wN, wV] = row.account.weights
    const needRank = percentile(needs, near(row.need ?? 0, 1e7))
    const valueRank = percentile(values, near(row.value ?? 0, 1e7))
    const larger = Math.max(wN, wV)
    const index = 1 - Math.max((wN / larger) * (1 - needRank), (wV / larger) * (1 - valueRank))
    return { ...row, needRank, valueRank, index, overall: row.overall ?? 0 }
  })
  type Ranked = (typeof ranked)[number]

  const n = ranked.length
  const inTier = (
    candidates: readonly Ranked[],
    keys: (row: Ranked) => readonly number[],
    share: number,
    least: number,
    isIncumbent: (row: Ranked) => boolean,
  ): Set<Ranked> => {
    const target = Math.max(least, Math.floor(share * n + 0.5 + 1e-9))
    const most = Math.max(target, Math.floor(1.5 * share * n + 1e-9))
    const order = (a: Ranked, b: Ranked) => {
      const [x, y] = [keys(a), keys(b)]
      return (y[0] ?? 0) - (x[0] ?? 0) || (y[1] ?? 0) - (x[1] ?? 0)
    }
    const blocks: Ranked[][] = []
    for (const row of candidates.toSorted(order)) {
      const last = blocks.at(-1)
      if (last?.[0] !== undefined && order(last[0], row) === 0) last.push(row)
      else blocks.push([row])
    }
    const inside = new Set<Ranked>()
    const enter = Math.floor(target * 0.8 + 1e-9)
    const stay = Math.ceil(target * 1.2 - 1e-9)
    let place = 0
    let isCore = true
    for (const block of blocks) {
      isCore &&= place + block.length <= enter
      if (isCore) for (const row of block) inside.add(row)
      place += block.length
    }
    const addBlocks = (chosen: (row: Ranked) => boolean, within: number) => {
      let rank = 0
      for (const block of blocks) {
        const start = rank + 1
        rank += block.length
        const joining = block.filter(row => !inside.has(row) && chosen(row))
        if (joining.length === 0 || start > within) continue
        if (inside.size >= target || inside.size + joining.length > most) return
        for (const row of joining) inside.add(row)
      }
    }
    if (hasPrevious) addBlocks(isIncumbent, stay)
    addBlocks(() => true, Number.POSITIVE_INFINITY)
    return inside
  }

  const was1 = (row: Ranked) => /^1/.test(row.account.previous ?? '')
  const eligible = ranked.filter(row => {
    const least = was1(row) ? 0.45 : 0.5
    return row.needRank >= least && row.valueRank >= least
  })
  const tier1 = inTier(eligible, row => [near(row.index, 1e9), near(row.overall, 1e7)], 0.1, 1, was1)
  const rest = ranked.filter(row => !tier1.has(row))
  const tier2 = inTier(
    rest,
    row => [near(row.overall, 1e7)],
    0.3,
    0,
    row => was1(row) || row.account.previous === '2',
  )

  const side = (row: Ranked) => {
    if (row.behavior === null) return '1b'
    if (row.account.previous === '1a') return row.behavior < 45 ? '1b' : '1a'
    if (row.account.previous === '1b') return row.behavior > 55 ? '1a' : '1b'
    return row.behavior >= 50 ? '1a' : '1b'
  }
  const results = new Map<string, PlainResult>()
  for (const { account, need, value, behavior } of rows)
    results.set(account.id, { need, value, behavior, overall: null, index: null, tier: 'unscored' })
  for (const row of ranked)
    results.set(row.account.id, {
      need: row.need,
      value: row.value,
      behavior: row.behavior,
      overall: row.overall,
      index: row.index,
      tier: tier1.has(row) ? side(row) : tier2.has(row) ? '2' : '3',
    })
  return results
}
