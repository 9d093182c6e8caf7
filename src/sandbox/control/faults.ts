import type { FaultSpec, FaultView } from '../page-api.ts'

export type FaultOf<K extends FaultSpec['kind']> = Extract<FaultSpec, { kind: K }>

export interface Faults {
  add(spec: FaultSpec): FaultView
  all(): FaultView[]
  remove(id: string): void
  clear(): void
  /** the first waiting fault of this kind that matches, used up once */
  take<K extends FaultSpec['kind']>(kind: K, matches: (spec: FaultOf<K>) => boolean): FaultOf<K> | undefined
  /** the same, without using it up */
  peek<K extends FaultSpec['kind']>(kind: K, matches: (spec: FaultOf<K>) => boolean): FaultOf<K> | undefined
}

export function createFaults(): Faults {
  const waiting = new Map<string, FaultView>()
  let serial = 0

  const find = <K extends FaultSpec['kind']>(kind: K, matches: (spec: FaultOf<K>) => boolean) => {
    for (const fault of waiting.values())
      if (isKind(fault.spec, kind) && matches(fault.spec)) return { fault, spec: fault.spec }
    return undefined
  }

  return {
    add(spec) {
      serial += 1
      const fault = { id: spec.id ?? `fault-${serial}`, spec, remaining: spec.times ?? 1 }
      waiting.set(fault.id, fault)
      return fault
    },
    all: () => [...waiting.values()],
    remove(id) {
      waiting.delete(id)
    },
    clear() {
      waiting.clear()
    },
    take(kind, matches) {
      const found = find(kind, matches)
      if (found === undefined) return undefined
      found.fault.remaining -= 1
      if (found.fault.remaining <= 0) waiting.delete(found.fault.id)
      return found.spec
    },
    peek: (kind, matches) => find(kind, matches)?.spec,
  }
}

function isKind<K extends FaultSpec['kind']>(spec: FaultSpec, kind: K): spec is FaultOf<K> {
  return spec.kind === kind
}

/** `*` or the exact name */
export function isNamed(pattern: string, name: string): boolean {
  return pattern === '*' || pattern === name
}
