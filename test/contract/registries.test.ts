import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { nudgeKinds } from '../../src/coaching/index.ts'
import { commands } from '../../src/slack/commands/index.ts'

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()

describe('each list is the only one of its kind', () => {
  test('every folder of a nudge is in the list, under its own name', () => {
    expect(nudgeKinds.map(kind => kind.id).sort()).toEqual(folders('src/coaching/nudges'))
  })

  test('every folder of a command is in the list, under its own name', () => {
    expect(commands.map(command => command.name.slice(1)).sort()).toEqual(folders('src/slack/commands'))
  })

  test('stored evidence that is not in the shape of its kind has no words, rather than wrong ones', () => {
    for (const kind of nudgeKinds) expect(kind.say({ accountName: 5 })).toBeNull()
  })
})
