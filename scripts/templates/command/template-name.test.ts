import { expect, test } from 'vitest'
import { templateNameReply } from './index.ts'

const run = {
  runId: 'R-1',
  asOf: '2026-09-30',
  modelVersion: 'default-1',
  isPublishedModel: true,
  state: 'completed',
  startedAt: new Date('2026-10-01T06:00:00Z'),
  completedAt: new Date('2026-10-01T06:00:01Z'),
  accounts: 42,
} as const

test('/template-name answers with n and date', () => {
  const { blocks } = templateNameReply({ kind: 'template_name', personName: 'Dana', run })
  expect(JSON.stringify(blocks)).toContain('42 accounts')
  expect(JSON.stringify(blocks)).toContain('As of 30 Sep 2026')
})

test('/template-name escapes names from data', () => {
  const { blocks } = templateNameReply({ kind: 'template_name', personName: '<!channel>', run })
  expect(JSON.stringify(blocks)).not.toContain('<!channel>')
})

test('/template-name says why there is no answer', () => {
  expect(templateNameReply({ kind: 'no_run' }).text).toContain('nothing to show yet')
})
