// One engine, one process: nodejs-polars. With `prepare` it writes the columns as the files that the peers read best.
import { join } from 'node:path'
import { requirePeer } from '../peers.ts'
import { measure } from './measure.ts'
import { questionColumns, readColumn } from './portfolio-files.ts'

// The peer is installed beside the project, so its types are not here; what we use of it is written down instead.
interface Expr {
  sub(other: Expr | number): Expr
  add(other: Expr | number): Expr
  mul(other: Expr | number): Expr
  div(other: Expr | number): Expr
  gt(other: Expr | number): Expr
  gtEq(other: Expr | number): Expr
  eq(other: Expr | number): Expr
  and(other: Expr): Expr
  or(other: Expr): Expr
  not(): Expr
  isNotNull(): Expr
  isNull(): Expr
  fillNull(value: number): Expr
  fillNan(value: null): Expr
  cast(type: unknown): Expr
  rank(options: { method: 'average' }): Expr
  count(): Expr
  round(decimals: number): Expr
  alias(name: string): Expr
}
interface Lazy {
  withColumns(...columns: Expr[]): Lazy
  select(...columns: Expr[]): Lazy
  filter(condition: Expr): Lazy
  sort(options: { by: Expr[]; descending: boolean }): Lazy
  limit(count: number): Lazy
  tail(count: number): Lazy
  collectSync(): Frame
}
interface Column {
  toTypedArray(): ArrayLike<number>
}
interface Frame {
  readonly height: number
  lazy(): Lazy
  withColumns(...columns: Expr[]): Frame
  getColumn(name: string): Column
  row(index: number): (number | null)[]
  writeIPC(path: string, options: { compression: 'uncompressed' }): void
  writeParquet(path: string, options: { compression: 'uncompressed' }): void
}
interface Polars {
  col(name: string): Expr
  lit(value: number | null): Expr
  when(condition: Expr): { then(value: Expr): { otherwise(value: Expr): Expr } }
  sumHorizontal(columns: Expr[]): Expr
  maxHorizontal(columns: Expr[]): Expr
  Series(name: string, values: Float64Array): unknown
  DataFrame(columns: unknown[]): Frame
  readIPC(path: string, options?: { memoryMap?: boolean }): Frame
  readonly Float64: unknown
  readonly UInt8: unknown
}

const pl = requirePeer('nodejs-polars') as Polars
const { col, lit, when } = pl
const [folder = '', repetitions = '1', mode = 'measure'] = process.argv.slice(2)
const file = join(folder, 'portfolio.ipc')

const choose = (condition: Expr, then: Expr, otherwise: Expr) =>
  when(condition).then(then).otherwise(otherwise)
const always = lit(1).eq(1)
const never = lit(0).eq(1)
const likert = (name: string) => col(name).sub(1).div(4)
const percentile = (values: Expr) =>
  values.rank({ method: 'average' }).cast(pl.Float64).sub(1).div(values.count().sub(1))

function dimension(parts: readonly Expr[], minimum: number): Expr {
  const answered = pl.sumHorizontal(parts.map(part => part.isNotNull().cast(pl.Float64)))
  const sum = parts.map(part => part.fillNull(0)).reduce((total, part) => total.add(part))
  return choose(answered.gtEq(minimum), sum.mul(100).div(answered), lit(null))
}

function stageWeight(weights: readonly [number, number, number, number]): Expr {
  const [introduction, growth, maturity, decline] = weights.map(lit) as [Expr, Expr, Expr, Expr]
  const is = (stage: number) => col('stage').eq(stage)
  return choose(is(0), introduction, choose(is(1), growth, choose(is(2), maturity, decline)))
}

/** Tiers 0..4 by the same rules as ours: ranks with shared ties, tied blocks in or out as a whole. */
function tiers(frame: Frame): ArrayLike<number> {
  const needAndValue = col('wN').add(col('wV'))
  const larger = pl.maxHorizontal([col('wN'), col('wV')])
  const scored = frame
    .lazy()
    .withColumns(percentile(col('V1')).alias('u1'), percentile(col('V2')).alias('u2'))
    .select(
      dimension([col('N1'), likert('N2'), likert('N3')], 2).alias('need'),
      dimension([col('u1'), col('u2'), likert('V3'), likert('V4')], 3).alias('value'),
      dimension([likert('B1'), likert('B2'), likert('B3')], 2).alias('behavior'),
      stageWeight([0.5, 0.45, 0.3, 0.2]).alias('wN'),
      stageWeight([0.2, 0.35, 0.5, 0.6]).alias('wV'),
      stageWeight([0.3, 0.2, 0.2, 0.2]).alias('wB'),
    )
    .withColumns(col('need').isNotNull().and(col('value').isNotNull()).alias('scored'))
    .withColumns(
      percentile(choose(col('scored'), col('need').mul(1e7).round(0), lit(null))).alias('pN'),
      percentile(choose(col('scored'), col('value').mul(1e7).round(0), lit(null))).alias('pV'),
      choose(
        col('behavior').isNull(),
        col('wN')
          .div(needAndValue)
          .mul(col('need'))
          .add(col('wV').div(needAndValue).mul(col('value'))),
        col('wN')
          .mul(col('need'))
          .add(col('wV').mul(col('value')))
          .add(col('wB').mul(col('behavior'))),
      ).alias('overall'),
    )
    .select(
      col('scored'),
      col('behavior'),
      choose(col('pN').gtEq(0.5).and(col('pV').gtEq(0.5)), always, never).alias('eligible'),
      lit(1)
        .sub(
          pl.maxHorizontal([
            col('wN')
              .div(larger)
              .mul(lit(1).sub(col('pN'))),
            col('wV')
              .div(larger)
              .mul(lit(1).sub(col('pV'))),
          ]),
        )
        .mul(1e9)
        .round(0)
        .alias('j'),
      col('overall').mul(1e7).round(0).alias('s'),
    )
    .collectSync()

  const population = scored.lazy().filter(col('scored')).select(col('s')).collectSync().height
  const isIn1 = topBlock(
    scored,
    col('eligible'),
    ['j', 's'],
    Math.max(1, Math.floor(0.1 * population + 0.5)),
    0.15 * population,
  )
  const withTier1 = scored.withColumns(col('eligible').and(isIn1).alias('in1'))
  const rest = col('scored').and(col('in1').not())
  const isIn2 = topBlock(withTier1, rest, ['s'], Math.floor(0.3 * population + 0.5), 0.45 * population)
  const tier = choose(
    col('in1'),
    choose(col('behavior').fillNull(-1).gtEq(50), lit(1), lit(2)),
    choose(rest.and(isIn2), lit(3), choose(col('scored'), lit(4), lit(0))),
  )
  return withTier1
    .lazy()
    .select(tier.cast(pl.UInt8).alias('tier'))
    .collectSync()
    .getColumn('tier')
    .toTypedArray()
}

/** Condition for the best `target` rows among the candidates, the tied block at the edge in or out as a whole. */
function topBlock(frame: Frame, among: Expr, keys: readonly string[], target: number, most: number): Expr {
  const candidates = frame
    .lazy()
    .filter(among)
    .select(...keys.map(col))
    .collectSync()
  if (candidates.height <= target) return always
  const edge = candidates
    .lazy()
    .sort({ by: keys.map(col), descending: true })
    .limit(target)
    .tail(1)
    .collectSync()
    .row(0)
  const better = keys.reduceRight<Expr>(
    (after, key, index) =>
      col(key)
        .gt(edge[index] ?? 0)
        .or(
          col(key)
            .eq(edge[index] ?? 0)
            .and(after),
        ),
    never,
  )
  const tied = keys.map((key, index) => col(key).eq(edge[index] ?? 0)).reduce((all, equal) => all.and(equal))
  const count = (condition: Expr) => candidates.lazy().filter(condition).collectSync().height
  const block = count(better) + count(tied)
  return block <= Math.max(target, most) ? better.or(tied) : better
}

if (mode === 'prepare') {
  const names = [...questionColumns, 'stage']
  const frame = pl
    .DataFrame(names.map(name => pl.Series(name, readColumn(folder, name))))
    .withColumns(...names.map(name => col(name).fillNan(null)))
  frame.writeIPC(file, { compression: 'uncompressed' })
  frame.writeParquet(join(folder, 'portfolio.parquet'), { compression: 'uncompressed' })
} else {
  const frame = pl.readIPC(file)
  await measure(Number(repetitions), () => tiers(frame))
}
