interface Step {
  readonly key: string
  /** Set for `[field=value]`: the first element whose field has this value. */
  readonly match?: string
}

/** `accounts[3].tier` by position, `accounts[id=A08].tier` by the value of a field. */
function parsePath(path: string): Step[] {
  return [...path.matchAll(/\[([^\]=]+)=([^\]]*)\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, field, match, position, key]) =>
      field !== undefined && match !== undefined ? { key: field, match } : { key: position ?? key ?? '' },
  )
}

function child(parent: unknown, { key, match }: Step): unknown {
  if (match !== undefined)
    return Array.isArray(parent)
      ? parent.find(element => String((element as Record<string, unknown>)[key]) === match)
      : undefined
  return parent !== null && typeof parent === 'object' && Object.hasOwn(parent, key)
    ? (parent as Record<string, unknown>)[key]
    : undefined
}

/** What stands at a path; undefined where nothing does. */
export function readPath(root: unknown, path: string): unknown {
  return parsePath(path).reduce(child, root)
}
