/** Leaves out what is null, because the core tells a missing fact from an empty one by its absence. */
export function present<Row extends Readonly<Record<string, unknown>>>(row: Row) {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null && value !== undefined),
  ) as {
    [Name in keyof Row]: Exclude<Row[Name], null>
  }
}
