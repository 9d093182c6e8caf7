import { expect, test } from 'vitest'
import type { NewAuditEntry, OutboxItem, Person } from '../ports/index.ts'
import { markSent, type StuckPorts, sendAgain, stuckMessages } from './stuck.ts'

const now = new Date('2026-10-02T14:00:00Z')
const operations = { personId: 'ops', name: 'Lu', role: 'sales_operations' } as Person
const rep = { personId: 'P-1', name: 'Dana', role: 'account_manager' } as Person
const lost = {
  outboxId: 'O-1',
  personId: 'P-1',
  dueAt: now,
  state: 'unknown',
  stateReason: 'missing_scope',
} as OutboxItem

function ports() {
  const entries: NewAuditEntry[] = []
  let item: OutboxItem = lost
  const settle = (state: OutboxItem['state']) => async () => {
    if (item.state !== 'unknown') return false
    item = { ...item, state }
    return true
  }
  const all: StuckPorts = {
    outbox: {
      stuck: async () => [item],
      byId: async () => item,
      sendAgain: settle('due'),
      markArrived: settle('sent'),
    },
    directory: { person: async () => rep },
    audit: {
      write: async entry => void entries.push(entry),
      page: async () => [],
    },
    now: () => now,
  }
  return { all, entries, state: () => item.state }
}

test('sales operations see whom a stuck message was for, and why; nobody else sees any', async () => {
  const { all } = ports()
  expect(await stuckMessages(all, operations, 5)).toEqual([
    { outboxId: 'O-1', toPerson: 'Dana', dueAt: now, state: 'unknown', reason: 'missing_scope' },
  ])
  expect(await stuckMessages(all, rep, 5)).toEqual([])
})

test.each([
  ['Send again', sendAgain, 'due', 'sent again; it was unknown: missing_scope'],
  ['Mark sent', markSent, 'sent', 'marked as sent; it was unknown: missing_scope'],
] as const)('%s happens once, and is written down', async (_title, decide, state, note) => {
  const it = ports()
  expect(await decide(it.all, operations, 'O-1')).toBe('done')
  expect(await decide(it.all, operations, 'O-1')).toBe('settled')
  expect(it.state()).toBe(state)
  expect(it.entries).toEqual([{ at: now, actor: 'ops', what: 'delivery_overridden', subject: 'O-1', note }])
})

test('who may not decide changes nothing', async () => {
  const it = ports()
  expect(await sendAgain(it.all, rep, 'O-1')).toBe('denied')
  expect([it.state(), it.entries]).toEqual(['unknown', []])
})
